//! Access tokens: JWT signed with Ed25519 (`EdDSA`), with a `kid`, and the public keys for whoever wants to check.
//! The private keys lie in the database, encrypted under `SECRET_KEY`.

use std::collections::HashMap;
use std::sync::RwLock;

use aes_gcm::aead::Aead;
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::jwk::{
    AlgorithmParameters, CommonParameters, EllipticCurve, Jwk, OctetKeyPairParameters, OctetKeyPairType,
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::store::{self, StoredKey};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Code, Id, Instant, Problem, Result};

/// How long an access token lives, in seconds.
pub const LIFETIME_SECONDS: i64 = 600;
/// How long a signing key signs, in seconds: 90 days. Older ones still verify.
const KEY_LIFETIME_SECONDS: i64 = 90 * 24 * 3600;
const AUDIENCE: &str = "training-management";

/// What a token says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// The account, or the API client.
    pub sub: Id,
    /// The sign-in session, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<Id>,
    /// The scopes of an API client, with spaces between (RFC 9068).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Who issued it: this installation's public address.
    pub iss: String,
    /// For whom.
    pub aud: String,
    /// Issued at, in seconds since 1970.
    pub iat: i64,
    /// Expires at, in seconds since 1970.
    pub exp: i64,
    /// Its own id.
    pub jti: Id,
}

struct Keys {
    current: (String, EncodingKey, Instant),
    public: HashMap<String, (DecodingKey, String)>,
}

/// Signs and checks access tokens.
pub struct Tokens {
    issuer: String,
    secret: Key<Aes256Gcm>,
    keys: RwLock<Keys>,
}

impl Tokens {
    /// Loads the signing keys; makes one where there is none, or where the newest is too old to sign.
    pub fn open(database: &Database, issuer: &str, secret_key: &str, now: Instant) -> Result<Self> {
        let secret: Key<Aes256Gcm> = Sha256::digest(secret_key.as_bytes());
        let keys = database.write_now(|connection| {
            let newest = store::signing_keys(connection)?.into_iter().map(|key| key.created_at).max();
            if newest.is_none_or(|newest| newest.plus_seconds(KEY_LIFETIME_SECONDS) <= now) {
                store::insert_signing_key(connection, &new_key(&secret, now)?)?;
            }
            load(connection, &secret)
        })?;
        Ok(Self { issuer: issuer.to_owned(), secret, keys: RwLock::new(keys) })
    }

    /// Takes in keys that another instance has made meanwhile.
    pub fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        let keys = load(connection, &self.secret)?;
        *self.keys.write().unwrap_or_else(std::sync::PoisonError::into_inner) = keys;
        Ok(())
    }

    /// A token for a person's session.
    pub fn issue(&self, account_id: Id, session_id: Option<Id>, scope: Option<String>, now: Instant) -> Result<String> {
        let claims = Claims {
            sub: account_id,
            sid: session_id,
            scope,
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            iat: now.seconds(),
            exp: now.seconds() + LIFETIME_SECONDS,
            jti: Id::new(now),
        };
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let header = Header { kid: Some(keys.current.0.clone()), ..Header::new(Algorithm::EdDSA) };
        jsonwebtoken::encode(&header, &claims, &keys.current.1).map_err(Problem::internal)
    }

    /// Signs what others check by themselves, with the public key in its header, which stands in the set too. It names no
    /// key as a token does, so it is never taken for one.
    pub fn sign(&self, claims: &impl Serialize) -> Result<String> {
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (kid, key, _) = &keys.current;
        let (_, x) = keys.public.get(kid).ok_or_else(|| Problem::internal("the signing key has no public part"))?;
        let jwk = Jwk {
            common: CommonParameters { key_id: Some(kid.clone()), ..CommonParameters::default() },
            algorithm: AlgorithmParameters::OctetKeyPair(OctetKeyPairParameters {
                key_type: OctetKeyPairType::OctetKeyPair,
                curve: EllipticCurve::Ed25519,
                x: x.clone(),
            }),
        };
        let header = Header { jwk: Some(jwk), ..Header::new(Algorithm::EdDSA) };
        jsonwebtoken::encode(&header, claims, key).map_err(Problem::internal)
    }

    /// Whether the token was signed by a key that is loaded here.
    pub fn knows_key_of(&self, token: &str) -> bool {
        let kid = jsonwebtoken::decode_header(token).ok().and_then(|header| header.kid);
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        kid.is_none_or(|kid| keys.public.contains_key(&kid))
    }

    /// What a sound token says at this moment; the time is our clock's, not the machine's.
    pub fn check(&self, token: &str, now: Instant) -> Result<Claims> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| Code::TokenInvalid)?;
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (key, _) = header.kid.as_ref().and_then(|kid| keys.public.get(kid)).ok_or(Code::TokenInvalid)?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.validate_exp = false;
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[&self.issuer]);
        let claims = jsonwebtoken::decode::<Claims>(token, key, &validation).map_err(|_| Code::TokenInvalid)?.claims;
        if claims.exp <= now.seconds() { Err(Code::TokenExpired.into()) } else { Ok(claims) }
    }

    /// The public keys as a JWK set (RFC 7517, RFC 8037).
    pub fn key_set(&self) -> Value {
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut public: Vec<(&String, &String)> = keys.public.iter().map(|(kid, (_, x))| (kid, x)).collect();
        public.sort();
        let set: Vec<Value> = public
            .into_iter()
            .map(|(kid, x)| json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid, "x": x}))
            .collect();
        json!({ "keys": set })
    }
}

fn load(connection: &mut AnyConnection, secret: &Key<Aes256Gcm>) -> Result<Keys> {
    let mut stored = store::signing_keys(connection)?;
    stored.sort_by_key(|key| key.created_at);
    let newest = stored.last().ok_or_else(|| Problem::internal("there is no signing key"))?;
    let private = decrypt(secret, &newest.private_key)?;
    let current = (newest.key_id.clone(), EncodingKey::from_ed_der(&private), newest.created_at);
    let mut public = HashMap::new();
    for key in &stored {
        let decoding = DecodingKey::from_ed_components(&key.public_key).map_err(Problem::internal)?;
        public.insert(key.key_id.clone(), (decoding, key.public_key.clone()));
    }
    Ok(Keys { current, public })
}

fn new_key(secret: &Key<Aes256Gcm>, now: Instant) -> Result<StoredKey> {
    let seed: [u8; 32] = rand::random();
    let signing = SigningKey::from_bytes(&seed);
    let private = signing.to_pkcs8_der().map_err(|error| Problem::internal(error.to_string()))?;
    Ok(StoredKey {
        key_id: Id::new(now).to_string(),
        public_key: URL_SAFE_NO_PAD.encode(signing.verifying_key().as_bytes()),
        private_key: encrypt(secret, private.as_bytes())?,
        created_at: now,
    })
}

fn encrypt(secret: &Key<Aes256Gcm>, plain: &[u8]) -> Result<String> {
    let nonce: [u8; 12] = rand::random();
    let sealed = Aes256Gcm::new(secret)
        .encrypt(Nonce::from_slice(&nonce), plain)
        .map_err(|_| Problem::internal("the signing key could not be encrypted"))?;
    Ok(STANDARD.encode([nonce.as_slice(), &sealed].concat()))
}

fn decrypt(secret: &Key<Aes256Gcm>, stored: &str) -> Result<Vec<u8>> {
    let wrong = || Problem::internal("the signing key cannot be decrypted: is SECRET_KEY the one it was made with?");
    let bytes = STANDARD.decode(stored).map_err(|_| wrong())?;
    if bytes.len() < 12 {
        return Err(wrong());
    }
    let (nonce, sealed) = bytes.split_at(12);
    Aes256Gcm::new(secret).decrypt(Nonce::from_slice(nonce), sealed).map_err(|_| wrong())
}
