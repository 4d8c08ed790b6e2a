//! Programs of a test: API clients with their credentials.

use reqwest::Method;
use serde_json::json;

use crate::people::{Answer, Person};
use crate::world::World;

/// A program with its credentials.
#[derive(Clone, Debug)]
pub struct Program {
    /// The client's id.
    pub client_id: String,
    /// Its secret.
    pub secret: String,
    /// The secret's id.
    pub secret_id: String,
}

impl Program {
    /// Asks for a token; `scope` asks for fewer scopes than the client has.
    pub async fn ask(&self, world: &World, scope: Option<&str>) -> Answer {
        let mut form = "grant_type=client_credentials".to_owned();
        if let Some(scope) = scope {
            form.push_str(&format!("&scope={}", scope.replace(' ', "+")));
        }
        let nobody = world.nobody();
        let request = nobody
            .request(Method::POST, "/oauth/token")
            .basic_auth(&self.client_id, Some(&self.secret))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        nobody.send(request).await
    }

    /// The program with a fresh token.
    pub async fn sign_in(&self, world: &World) -> Person {
        let token = self.ask(world, None).await.expect(200).text("access_token");
        world.nobody().with_token(&token)
    }
}

impl World {
    /// A new API client that sees a unit and all below it, with one secret.
    pub async fn client(&self, scopes: &[&str], unit_id: &str) -> Program {
        let admin = self.person("quantri").await;
        let body = json!({ "name": "Phần mềm của thành phố", "unit_id": unit_id, "scopes": scopes });
        let client_id = admin.post("/clients", body).await.expect(201).id();
        let secret = admin.post(&format!("/clients/{client_id}/secrets"), json!({})).await.expect(201);
        Program { client_id, secret: secret.text("secret"), secret_id: secret.id() }
    }

    /// A new program that sees the unit with this name and all below it, signed in for ten minutes.
    pub async fn program(&self, scopes: &[&str], unit: &str) -> Person {
        let unit_id = self.unit(unit).await;
        self.client(scopes, &unit_id).await.sign_in(self).await
    }
}
