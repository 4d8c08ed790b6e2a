//! The one list of feature routes, and what all operations share in the OpenAPI document.

use serde_json::{Value, json};
use utoipa::openapi::{InfoBuilder, OpenApi, OpenApiBuilder, ServerBuilder};

use crate::features;
use crate::http::{Description, LONGEST_KEY, Routes};
use crate::kernel::{Code, PermissionRow};

/// Every address below `/api/v1`.
pub fn configure_api(routes: &mut impl Routes) {
    routes
        .configure(features::installation::configure)
        .configure(features::accounts::configure)
        .configure(features::substitutions::configure)
        .configure(features::audit::configure)
        .configure(features::jobs::configure)
        .configure(features::units::configure)
        .configure(features::years::configure)
        .configure(features::roster::configure)
        .configure(features::staff::configure)
        .configure(features::working_days::configure)
        .configure(features::catalogue::configure)
        .configure(features::money::configure)
        .configure(features::needs::configure)
        .configure(features::year_plans::configure)
        .configure(features::plan_progress::configure)
        .configure(features::courses::configure)
        .configure(features::nominations::configure)
        .configure(features::decisions::configure)
        .configure(features::findings::configure)
        .configure(features::reviews::configure)
        .configure(features::attendance::configure)
        .configure(features::results::configure)
        .configure(features::confirmations::configure)
        .configure(features::past_trainings::configure)
        .configure(features::course_sheets::configure)
        .configure(features::result_reports::configure)
        .configure(features::evaluations::configure)
        .configure(features::classifications::configure)
        .configure(features::dissemination::configure)
        .configure(features::difficulties::configure)
        .configure(features::unit_reports::configure)
        .configure(features::ward_reports::configure)
        .configure(features::letterheads::configure)
        .configure(features::report_figures::configure)
        .configure(features::inspections::configure)
        .configure(features::targets::configure)
        .configure(features::competences::configure)
        .configure(features::training_files::configure)
        .configure(features::training_lists::configure)
        .configure(features::duties::configure)
        .configure(features::calendar::configure)
        .configure(features::reminders::configure)
        .configure(features::comparison::configure)
        .configure(features::superior_sheets::configure)
        .configure(features::clients::configure)
        .configure(features::pull::configure);
}

/// The OpenAPI document, as JSON: what utoipa collects from the handlers, and what is the same for all of them.
pub fn document() -> Value {
    let mut description = Description::default();
    description.below("/api/v1", configure_api);
    features::installation::configure_health(&mut description);
    let mut openapi = base();
    description.write_into(&mut openapi);
    let mut document = serde_json::to_value(openapi).unwrap_or_default();
    complete(&mut document);
    settle_extensions(&mut document);
    document
}

/// Puts the `x-…` members of every object last and in order: utoipa keeps them in a hash map, and a document that is
/// committed must come out the same each time.
fn settle_extensions(value: &mut Value) {
    match value {
        Value::Object(members) => {
            let mut extensions: Vec<_> = Vec::new();
            for (name, mut member) in std::mem::take(members) {
                settle_extensions(&mut member);
                if name.starts_with("x-") {
                    extensions.push((name, member));
                } else {
                    members.insert(name, member);
                }
            }
            extensions.sort_by(|(first, _), (second, _)| first.cmp(second));
            members.extend(extensions);
        }
        Value::Array(items) => items.iter_mut().for_each(settle_extensions),
        _ => {}
    }
}

/// The document as it is committed: what a server shows, without making it anew at each start. A test keeps it true.
pub const COMMITTED: &str = include_str!("../../openapi/openapi.json");

/// The document as the program says it.
pub fn document_text() -> String {
    let mut text = serde_json::to_string_pretty(&document()).unwrap_or_default();
    text.push('\n');
    text
}

fn base() -> OpenApi {
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Training Management")
                .description(Some(
                    "Quản lý bồi dưỡng cán bộ, công chức cấp phường. Ngày theo giờ Việt Nam, thời điểm theo UTC, tiền \
                     tính bằng đồng. / Training management of a ward: days are days in Asia/Ho_Chi_Minh, instants are \
                     UTC, money is an integer of đồng.",
                ))
                .version(env!("CARGO_PKG_VERSION"))
                .license(Some(
                    utoipa::openapi::LicenseBuilder::new().name("EUPL-1.2").identifier(Some("EUPL-1.2")).build(),
                )),
        )
        .servers(Some([ServerBuilder::new().url("/").description(Some("This installation")).build()]))
        .build()
}

/// What `If-Match` is, said at each operation that needs it.
const IF_MATCH: &str =
    "The ETag of what is being changed, as it was last answered; its revision alone, \"r12\", will do.";

/// The rooms of the API, in the order of the work.
const TAGS: [(&str, &str); 44] = [
    ("installation", "Thông tin chung, tình trạng máy chủ / What this installation is, and how it feels"),
    ("auth", "Đăng nhập / Signing in"),
    ("accounts", "Tài khoản, vai trò, người xử lý thay / Accounts, roles, substitutes"),
    ("clients", "Phần mềm được cấp quyền / API clients"),
    ("units", "Đơn vị / Units"),
    ("years", "Năm kế hoạch, điều chỉnh sau khi chốt / Years of the plan, and what was amended once closed"),
    ("staff", "Cán bộ, công chức, viên chức, người lao động / People of the roster"),
    ("imports", "Nhập từ Excel / Taking in from Excel"),
    ("working_days", "Ngày làm việc, ngày nghỉ / Working days and holidays"),
    ("catalogue", "Chương trình bồi dưỡng / The catalogue of programmes"),
    ("money", "Nguồn kinh phí, dự toán, sổ chi / Sources, allocations, the ledger"),
    ("needs", "Nhu cầu bồi dưỡng / Needs by round and unit"),
    ("year_plans", "Kế hoạch bồi dưỡng năm / Year plans, planned against done"),
    ("courses", "Lớp bồi dưỡng, buổi học, công văn / Courses, sessions, letters"),
    ("nominations", "Cử đi bồi dưỡng / Nominations"),
    ("decisions", "Quyết định cử đi bồi dưỡng / Decisions to send"),
    ("attendance", "Điểm danh / Attendance"),
    ("results", "Kết quả / Results"),
    ("certificates", "Chứng chỉ, giấy chứng nhận / Certificates"),
    ("past_trainings", "Quá trình đã bồi dưỡng / Past training"),
    ("findings", "Đáp ứng yêu cầu vị trí việc làm / What a person meets and lacks"),
    ("reviews", "Rà soát đội ngũ / The review of the year by unit"),
    ("result_reports", "Báo cáo kết quả bồi dưỡng / Result reports"),
    ("evaluations", "Đánh giá sau bồi dưỡng / Evaluations after three months"),
    ("classifications", "Xếp loại chất lượng hàng năm / The yearly classification with its evidence"),
    ("dissemination", "Phổ biến, quán triệt văn bản / Documents that must reach everybody"),
    ("difficulties", "Khó khăn, vướng mắc / Difficulties that units report"),
    ("unit_reports", "Báo cáo của đơn vị / Reports of units, yearly and when asked for"),
    ("ward_reports", "Báo cáo của phường / Reports of the ward for any period"),
    ("training_files", "Hồ sơ bồi dưỡng / The file of a person over the years"),
    ("training_lists", "Danh sách theo tiêu chí / Lists of people by criteria, and those that are kept"),
    ("report_figures", "Số liệu báo cáo / The figures of reports"),
    ("letterheads", "Thể thức văn bản của đơn vị / What stands on the papers of a unit"),
    ("inspections", "Kiểm tra, việc phải khắc phục / Inspections of units and their findings"),
    ("targets", "Chỉ tiêu của kế hoạch / Targets of the plan"),
    ("superior_sheets", "Dữ liệu cho phần mềm cấp trên / Data for the superior's software"),
    ("competences", "Nội dung năng lực đã được bồi dưỡng / What competences people were trained in"),
    ("duties", "Việc cần xử lý / Duties"),
    ("calendar", "Lịch, địa chỉ đăng ký theo dõi lịch / The calendar, to look at and to subscribe to"),
    ("reminders", "Nhắc việc, đôn đốc / Reminders"),
    ("jobs", "Tác vụ tự động / What the program does by itself"),
    ("audit", "Nhật ký thay đổi / The record of changes"),
    ("substitutions", "Người xử lý thay / Substitutes"),
    ("sync", "Dữ liệu cho phần mềm thành phố (RPDE 1.0) / The feed for the city's software"),
];

/// Adds what no handler has to repeat: sign-in, page parameters, If-Match, idempotency keys, and the problems that an
/// operation can answer by its nature.
fn complete(document: &mut Value) {
    document["components"]["securitySchemes"] = json!({
        "person": {
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": "The access token of `POST /api/v1/auth/login`."
        },
        "program": {
            "type": "oauth2",
            "description": "Client credentials (RFC 6749, section 4.4).",
            "flows": { "clientCredentials": { "tokenUrl": "/api/v1/oauth/token", "scopes": {
                "sync:read": "Pull the feed",
                "sync:read:personal": "With names and birth dates",
                "sync:ack": "Tell what has been stored",
                "targets:read": "Read the targets"
            } } }
        }
    });
    document["tags"] =
        TAGS.iter().map(|(name, description)| json!({ "name": name, "description": description })).collect();
    document["components"]["schemas"]["Problem"] = problem_schema();
    let Some(paths) = document["paths"].as_object_mut() else { return };
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        for (method, operation) in item.iter_mut() {
            complete_operation(method, operation);
        }
    }
    drop_unused_schemas(document);
}

/// Drops schemas that nothing refers to: rows that a page of a list holds in place.
fn drop_unused_schemas(document: &mut Value) {
    loop {
        let text = document.to_string();
        let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
        let before = schemas.len();
        schemas.retain(|name, _| text.contains(&format!("\"#/components/schemas/{name}\"")));
        if schemas.len() == before {
            return;
        }
    }
}

fn complete_operation(method: &str, operation: &mut Value) {
    let permission = operation["x-permission"].as_str().unwrap_or_default().to_owned();
    let row = PermissionRow::named(&permission);
    let program = row.and_then(|row| row.scope);
    let for_people = row.is_none_or(|row| row.own || !row.roles.is_empty());
    let mut problems: Vec<(u16, Vec<String>)> = Vec::new();
    let mut add = |code: Code| match problems.iter_mut().find(|(status, _)| *status == code.status()) {
        Some((_, codes)) if codes.iter().any(|known| known == code.as_str()) => {}
        Some((_, codes)) => codes.push(code.as_str().to_owned()),
        None => problems.push((code.status(), vec![code.as_str().to_owned()])),
    };
    if permission != "public" {
        operation["security"] = match program {
            Some(scope) if for_people => json!([{ "person": [] }, { "program": [scope] }]),
            Some(scope) => json!([{ "program": [scope] }]),
            None => json!([{ "person": [] }]),
        };
        add(Code::SignInRequired);
        add(Code::TokenExpired);
        add(Code::Forbidden);
        if program.is_some() {
            add(Code::AddressNotAllowed);
            add(Code::TooManyRequests);
        }
    } else {
        // Not one that asks for nothing, as utoipa writes it: generators of clients take that for one that asks.
        operation["security"] = json!([]);
    }
    let mut parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    // An address that a form or a bookmark has made says `?unit_id=` where nothing is chosen: that is left out.
    for parameter in parameters.iter_mut().filter(|one| one["in"] == "query" && one["required"] != json!(true)) {
        parameter["allowEmptyValue"] = json!(true);
    }
    if let Some(sorts) = operation.get("x-list").and_then(Value::as_array).cloned() {
        parameters.extend(page_parameters(&sorts));
    }
    if parameters.iter().any(|parameter| parameter["in"] == "query") {
        add(Code::BadParameter);
        add(Code::UnknownParameter);
    }
    if parameters.iter().any(|parameter| parameter["in"] == "path") {
        add(Code::NotFound);
    }
    if operation.get("x-if-match").is_some() {
        parameters.push(header_parameter("If-Match", true, IF_MATCH, "\"r1\""));
        add(Code::Stale);
        add(Code::PreconditionRequired);
    }
    if method == "post" && permission != "public" {
        let mut key = header_parameter(
            "Idempotency-Key",
            false,
            "The same key with the same body answers the first answer again for 24 hours.",
            "b1f4c1c0-6f0e-4e0a-9d0e-2f6f3a1f0001",
        );
        key["schema"] = json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_KEY });
        parameters.push(key);
        add(Code::BadParameter);
        add(Code::IdempotencyAnswerLost);
        add(Code::IdempotencyKeyReused);
    }
    if operation.get("requestBody").is_some() {
        for code in [Code::BadJson, Code::BadSchema, Code::Invalid, Code::TooLarge, Code::UnsupportedMediaType] {
            add(code);
        }
    }
    for code in operation["x-codes"].as_array().cloned().unwrap_or_default() {
        if let Some(code) = code.as_str().and_then(Code::from_code) {
            add(code);
        }
    }
    add(Code::Internal);
    add(Code::Unavailable);
    problems.sort();
    if !parameters.is_empty() {
        operation["parameters"] = Value::Array(parameters);
    }
    for (status, codes) in problems {
        let key = status.to_string();
        if operation["responses"].get(&key).is_none() {
            operation["responses"][&key] = json!({
                "description": format!("Problem: {}", codes.join(", ")),
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
            });
        }
    }
    for response in operation["responses"].as_object_mut().into_iter().flat_map(|known| known.values_mut()) {
        call_files_files(response);
    }
    if program.is_some() {
        tell_of_limits(&mut operation["responses"], for_people);
    }
}

/// Bytes of a file are a binary string, as generators of clients know it, and no array of numbers, as utoipa writes them.
fn call_files_files(response: &mut Value) {
    let content = response.get_mut("content").and_then(Value::as_object_mut);
    for media in content.into_iter().flat_map(|known| known.values_mut()) {
        let schema = &media["schema"];
        if schema["type"] == "array" && schema["items"]["type"] == "integer" {
            media["schema"] = json!({ "type": "string", "format": "binary" });
        }
    }
}

/// Says that a program hears with every answer how much of its limit is left.
fn tell_of_limits(responses: &mut Value, for_people: bool) {
    let header = |description: &str, example: &str| json!({ "description": description, "required": !for_people, "schema": { "type": "string" }, "example": example });
    for status in ["200", "429"] {
        let Some(response) = responses.get_mut(status).and_then(Value::as_object_mut) else { continue };
        let headers = response.entry("headers").or_insert_with(|| json!({}));
        headers["RateLimit-Policy"] =
            header("For a program: how often it may ask (`q`) in a window of seconds (`w`).", "\"client\";q=3000;w=60");
        headers["RateLimit"] = header(
            "For a program: how often it may ask now (`r`), and in how many seconds all is there again (`t`).",
            "\"client\";r=2999;t=1",
        );
        if status == "429" {
            headers["Retry-After"] = json!({ "description": "Seconds to wait.", "required": true, "schema": { "type": "integer" }, "example": 1 });
        }
    }
}

fn page_parameters(sorts: &[Value]) -> Vec<Value> {
    let names: Vec<&str> = sorts.iter().filter_map(Value::as_str).collect();
    let query = |name: &str, description: String, schema: Value| json!({ "name": name, "in": "query", "required": false, "description": description, "schema": schema });
    vec![
        query(
            "limit",
            "Rows wanted.".to_owned(),
            json!({ "type": "integer", "minimum": 1, "maximum": 200, "default": 50 }),
        ),
        query("cursor", "`next_cursor` of the page before.".to_owned(), json!({ "type": "string" })),
        query(
            "sort",
            format!("Sort keys with commas between, `-` before one for the largest first: {}.", names.join(", ")),
            json!({ "type": "string" }),
        ),
        query("q", "Words to find, without marks and case.".to_owned(), json!({ "type": "string" })),
        query("with_total", "Whether to count all rows.".to_owned(), json!({ "type": "boolean", "default": false })),
    ]
}

fn header_parameter(name: &str, required: bool, description: &str, example: &str) -> Value {
    json!({
        "name": name, "in": "header", "required": required, "description": description,
        "schema": { "type": "string" }, "example": example
    })
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "RFC 9457 problem details. `code` is stable; `detail` is Vietnamese, or English by Accept-Language.",
        "required": ["type", "title", "status", "detail", "code"],
        "properties": {
            "type": { "type": "string", "format": "uri-reference", "description": "Documents the problem." },
            "title": { "type": "string", "description": "What it is, in English." },
            "status": { "type": "integer", "description": "The HTTP status." },
            "detail": { "type": "string", "description": "What it is, in the reader's language." },
            "code": { "type": "string", "description": "The stable code." },
            "errors": {
                "type": "array",
                "description": "Every fault at once.",
                "items": {
                    "type": "object",
                    "required": ["pointer", "code", "detail"],
                    "properties": {
                        "pointer": { "type": "string", "description": "JSON Pointer into the body; /query/NAME for a parameter, /header/NAME for a header." },
                        "code": { "type": "string", "description": "The stable code." },
                        "detail": { "type": "string", "description": "What is wrong, in the reader's language." },
                        "data": { "description": "Facts that a program may use." }
                    }
                }
            }
        },
        "examples": [{
            "type": "http://localhost:8080/problems/invalid", "title": "The content has faults.", "status": 422,
            "detail": "Nội dung gửi lên có chỗ chưa đúng.", "code": "invalid",
            "errors": [{ "pointer": "/start_date", "code": "after_end", "detail": "Ngày bắt đầu sau ngày kết thúc." }]
        }]
    })
}
