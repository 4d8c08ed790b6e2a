//! Every operation of the OpenAPI document × every role × own and foreign unit: the document says who may, and the
//! server does what the document says. A new room is covered as soon as its operations stand in the document.

use std::collections::BTreeMap;

use backend::kernel::{PermissionRow, Role, TextEnum};
use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

/// An id that nothing has.
const NOTHING: &str = "01981f2e-7c00-7000-8000-000000000001";

/// Somebody who asks, and what is known of his rights.
struct Asker {
    name: String,
    person: Person,
    /// The roles held, each with whether it is held over the whole ward.
    roles: Vec<(Role, bool)>,
    on_the_roster: bool,
    scopes: Vec<String>,
}

impl Asker {
    fn may(&self, permission: &str) -> bool {
        let row = PermissionRow::named(permission).unwrap_or_else(|| panic!("{permission}"));
        self.roles.iter().any(|(role, over_the_whole)| row.comes_with(*role, *over_the_whole))
            || (row.own && self.on_the_roster)
            || row.scope.is_some_and(|scope| self.scopes.iter().any(|own| own == scope))
    }
}

async fn signed_in(world: &World, user_name: &str) -> Asker {
    let person = world.person(user_name).await;
    let me = person.get("/auth/me").await.expect(200);
    let roles = me.json["roles"].as_array().into_iter().flatten();
    let whole = |role: &Value| role["unit_name"] == "UBND phường Thạch Khôi";
    let roles = roles.filter_map(|role| Some((Role::from_code(role["role"].as_str()?)?, whole(role)))).collect();
    let on_the_roster = me.json["staff_id"].is_string();
    Asker { name: user_name.to_owned(), person, roles, on_the_roster, scopes: Vec::new() }
}

/// Somebody with this role alone, and nobody on the roster: what the role itself gives.
async fn role_alone(world: &World, admin: &Person, role: Role, unit: &str) -> Asker {
    let over_the_whole = unit == world.unit("UBND phường Thạch Khôi").await;
    let user_name = format!("rieng.{role}{}", if over_the_whole { ".phuong" } else { "" });
    let roles = json!([{ "role": role, "unit_id": unit }]);
    let body = json!({ "user_name": user_name, "display_name": role.label(), "roles": roles });
    let account = admin.post("/accounts", body).await.expect(201);
    let slip = admin.post_nothing(&format!("/accounts/{}/slip", account.id())).await.expect(201);
    let activation = json!({ "code": slip.text("code"), "password": "cầu Phú Lương 1996" });
    let answer = world.nobody().post("/auth/activation", activation).await.expect(200);
    let person = world.nobody().with_token(&answer.text("access_token"));
    Asker { name: user_name, person, roles: vec![(role, over_the_whole)], on_the_roster: false, scopes: Vec::new() }
}

async fn program(world: &World, admin: &Person, unit: &str, scopes: &[&str]) -> Asker {
    let body = json!({ "name": scopes.join(" "), "unit_id": unit, "scopes": scopes });
    let client = admin.post("/clients", body).await.expect(201);
    let secret = admin.post(&format!("/clients/{}/secrets", client.id()), json!({})).await.expect(201);
    let request = world.nobody().request(Method::POST, "/oauth/token");
    let request = request
        .basic_auth(client.id(), Some(secret.text("secret")))
        .header("content-type", "application/x-www-form-urlencoded")
        .body("grant_type=client_credentials");
    let answer = world.nobody().send(request).await.expect(200);
    Asker {
        name: format!("program {}", scopes.join(" ")),
        person: world.nobody().with_token(&answer.text("access_token")),
        roles: Vec::new(),
        on_the_roster: false,
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
    }
}

/// One operation of the document.
struct Operation {
    method: Method,
    path: String,
    permission: String,
    description: Value,
}

async fn operations(world: &World) -> Vec<Operation> {
    let document = world.nobody().get("/api/openapi.json").await.expect(200).json;
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, description) in item.as_object().expect("operations") {
            let permission =
                description["x-permission"].as_str().unwrap_or_else(|| panic!("{method} {path}: who may?"));
            operations.push(Operation {
                method: method.to_uppercase().parse().expect("a method"),
                path: path.clone(),
                permission: permission.to_owned(),
                description: description.clone(),
            });
        }
    }
    operations
}

impl Operation {
    /// An address that leads to nothing: a right is asked before anything is looked for.
    fn address(&self) -> String {
        let mut path = self.path.clone();
        for parameter in self.description["parameters"].as_array().into_iter().flatten() {
            let Some(name) = parameter["name"].as_str().filter(|_| parameter["in"] == "path") else { continue };
            let schema = &parameter["schema"];
            let value = match (schema["type"].as_str(), schema["format"].as_str()) {
                (Some("integer"), _) => "1",
                (_, Some("date")) => "2026-07-01",
                _ => NOTHING,
            };
            path = path.replace(&format!("{{{name}}}"), value);
        }
        path
    }

    async fn asked_by(&self, person: &Person) -> Answer {
        let mut request = person.request(self.method.clone(), &self.address()).header("if-match", "\"r1\"");
        let content = self.description["requestBody"]["content"].as_object();
        match content.and_then(|content| content.keys().next()).map(String::as_str) {
            None => {}
            Some("multipart/form-data") => request = request.multipart(reqwest::multipart::Form::new()),
            Some(kind) => {
                request = request.header("content-type", kind).body(if kind.ends_with("json") { "{}" } else { "" })
            }
        }
        person.send(request).await
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_every_operation_is_open_to_whom_the_document_says_and_to_nobody_else(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let school = world.unit("Trường Tiểu học Thạch Khôi").await;
    let ward = world.unit("UBND phường Thạch Khôi").await;
    let mut askers = Vec::new();
    for role in Role::ALL {
        askers.push(role_alone(&world, &admin, *role, &school).await);
        askers.push(role_alone(&world, &admin, *role, &ward).await);
    }
    for user_name in ["quantri", "dieuphoi", "chutich", "truongphong", "chuyenvien", "sonoivu"] {
        askers.push(signed_in(&world, user_name).await);
    }
    for scopes in [&["sync:read"][..], &["sync:ack"], &["targets:read"]] {
        askers.push(program(&world, &admin, &school, scopes).await);
    }
    let nobody = world.nobody();
    let mut wrong = Vec::new();
    for operation in operations(&world).await {
        let place = format!("{} {}", operation.method, operation.path);
        let answer = operation.asked_by(&nobody).await;
        let turned_away = answer.status == 401 && answer.json["code"] == "sign_in_required";
        if turned_away == (operation.permission == "public") {
            wrong.push(format!("{place}: {} for nobody, {}", answer.status, operation.permission));
        }
        if operation.permission == "public" {
            continue;
        }
        for asker in &askers {
            let answer = operation.asked_by(&asker.person).await;
            let refused = answer.status == 401 || (answer.status == 403 && answer.json["code"] == "forbidden");
            if refused == asker.may(&operation.permission) {
                wrong.push(format!("{place}: {} for {}, {}", answer.status, asker.name, operation.permission));
            }
            if answer.status >= 500 {
                wrong.push(format!("{place}: {} for {}", answer.status, asker.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every row of every list, as its reader gets them: list → id → row.
async fn seen_by(asker: &Asker, lists: &[&Operation]) -> BTreeMap<String, BTreeMap<String, Value>> {
    let mut seen = BTreeMap::new();
    for list in lists.iter().filter(|list| asker.may(&list.permission)) {
        let answer = asker.person.get(&format!("{}?limit=200", list.path)).await;
        let rows = answer.json["items"].as_array().cloned().unwrap_or_default();
        let by_id = rows.into_iter().filter_map(|row| Some((row["id"].as_str()?.to_owned(), row)));
        seen.insert(list.path.clone(), by_id.collect());
    }
    seen
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_what_belongs_to_a_foreign_unit_is_not_there(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let operations = operations(&world).await;
    let single =
        |path: &str| operations.iter().find(|one| one.method == Method::GET && one.path == format!("{path}/{{id}}"));
    let lists: Vec<&Operation> = operations
        .iter()
        .filter(|list| list.method == Method::GET && list.description["x-list"].is_array() && !list.path.contains('{'))
        .collect();
    let all = seen_by(&signed_in(&world, "dieuphoi").await, &lists).await;
    let school = world.unit("Trường Tiểu học Thạch Khôi").await;
    let office = world.unit("Phòng Kinh tế, Hạ tầng và Đô thị").await;
    let mut foreign = 0;
    let mut wrong = Vec::new();
    for (user_name, own_unit) in
        [("hieutruong", &school), ("truongphong", &office), ("giaovien", &school), ("chuyenvien", &office)]
    {
        let asker = signed_in(&world, user_name).await;
        let own = seen_by(&asker, &lists).await;
        for (path, rows) in &all {
            // What is said of a person is for his own unit; programmes and courses are for everybody.
            let personal = |row: &Value| path.ends_with("/staff") || row["staff_id"].is_string();
            for (id, row) in rows.iter().filter(|(_, row)| personal(row) && row["unit_id"].is_string()) {
                let place = format!("{path}/{id} of {} for {user_name}", row["unit_id"]);
                let listed = own.get(path).is_some_and(|own| own.contains_key(id));
                let theirs = row["unit_id"] == own_unit.as_str();
                if listed && !theirs {
                    wrong.push(format!("{place}: listed"));
                }
                let Some(single) = single(path).filter(|single| asker.may(&single.permission)) else { continue };
                let status = asker.person.get(&single.path.replace("{id}", id)).await.status;
                if !theirs {
                    foreign += 1;
                }
                let expected = if listed { 200 } else { 404 };
                if status != expected {
                    wrong.push(format!("{place}: {status}"));
                }
            }
        }
    }
    assert!(foreign > 10, "things of foreign units are there");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
