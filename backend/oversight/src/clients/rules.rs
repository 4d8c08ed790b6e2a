//! What a client may do, when it must start over, and how a token is asked for.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ipnet::IpNet;

use foundation::kernel::{Id, Instant, TextEnum, text_enum};

/// How many secrets of a client may be valid at a time: the one in use and the one that takes its place.
pub const VALID_SECRETS: usize = 2;

text_enum! {
    /// What a program may do.
    pub enum ClientScope {
        /// Pull the feed.
        SyncRead = "sync:read" / "Lấy dữ liệu",
        /// With names, birth dates and the like.
        SyncReadPersonal = "sync:read:personal" / "Lấy cả dữ liệu cá nhân",
        /// Tell what has been stored.
        SyncAcknowledge = "sync:ack" / "Xác nhận đã nhận",
        /// Read the targets.
        TargetsRead = "targets:read" / "Đọc chỉ tiêu",
    }
}

/// Scopes as RFC 6749 writes them: in order, once each, a space between.
pub fn written(scopes: &[ClientScope]) -> String {
    let mut scopes = scopes.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    scopes.into_iter().map(TextEnum::as_str).collect::<Vec<_>>().join(" ")
}

/// Reads what [`written`] has written; `None` when a scope is not known.
pub fn read(text: &str) -> Option<Vec<ClientScope>> {
    text.split_ascii_whitespace().map(ClientScope::from_code).collect()
}

/// Requests a minute, where nobody says otherwise: a first copy of a city by pages of a thousand.
pub const USUAL_REQUESTS_PER_MINUTE: i64 = 3_000;

/// Addresses and networks (`192.0.2.1`, `10.0.0.0/8`, `2001:db8::/32`) as they are stored; the places of those that are
/// none.
pub fn written_addresses(addresses: &[String]) -> Result<String, Vec<usize>> {
    let networks: Vec<Option<IpNet>> = addresses.iter().map(|text| network(text)).collect();
    let wrong: Vec<usize> =
        networks.iter().enumerate().filter(|(_, network)| network.is_none()).map(|(place, _)| place).collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut written: Vec<String> = networks.into_iter().flatten().map(shown).collect();
    written.dedup();
    Ok(written.join(" "))
}

/// Reads what [`written_addresses`] has written.
pub fn networks(text: &str) -> Vec<IpNet> {
    text.split_ascii_whitespace().filter_map(network).collect()
}

fn network(text: &str) -> Option<IpNet> {
    let text = text.trim();
    text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from)).map(|network| network.trunc())
}

/// One address by itself, a network with its length.
fn shown(network: IpNet) -> String {
    if network.prefix_len() == network.max_prefix_len() { network.addr().to_string() } else { network.to_string() }
}

/// Whether a client with another unit or with more scopes than before must start over.
pub fn must_start_over(before: (Id, &[ClientScope]), after: (Id, &[ClientScope])) -> bool {
    before.0 != after.0 || after.1.iter().any(|scope| !before.1.contains(scope))
}

/// Hours without a pull after which the coordinator is to look, where nobody says otherwise.
pub const USUAL_ALERT_AFTER_HOURS: i64 = 24;

text_enum! {
    /// Why a program that is known got no token. It hears `invalid_client` for all of them; the ward sees which.
    pub enum TokenRefused {
        /// A wrong, revoked or expired secret.
        Secret = "secret_refused" / "Khóa bí mật sai, đã thu hồi hoặc hết hạn",
        /// It is shut out.
        ShutOut = "client_shut_out" / "Phần mềm đang bị khóa",
        /// Its time is over.
        Expired = "client_expired" / "Phần mềm đã hết thời hạn kết nối",
        /// It came from an address that is not on its list.
        Address = "address_not_allowed" / "Kết nối từ địa chỉ không được phép",
    }
}

/// Whether a secret opens at this moment.
pub fn is_valid(expires_at: Option<Instant>, now: Instant) -> bool {
    expires_at.is_none_or(|end| now < end)
}

/// The errors of RFC 6749, section 5.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// A parameter is missing or repeated, or the form cannot be read.
    InvalidRequest,
    /// Unknown client, wrong, revoked or expired secret.
    InvalidClient,
    /// Another way than client credentials.
    UnsupportedGrantType,
    /// A scope that the client does not have.
    InvalidScope,
}

impl TokenFault {
    /// The code as sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::InvalidScope => "invalid_scope",
        }
    }
}

/// The scopes asked for in the form of a token request; `None` where it names none.
pub fn asked_for(form: &[(String, String)]) -> Result<Option<Vec<ClientScope>>, TokenFault> {
    let only = |name: &str| {
        let mut values = form.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        match (values.next(), values.next()) {
            (_, Some(_)) => Err(TokenFault::InvalidRequest),
            (value, None) => Ok(value.filter(|value| !value.is_empty())),
        }
    };
    match only("grant_type")? {
        None => return Err(TokenFault::InvalidRequest),
        Some("client_credentials") => {}
        Some(_) => return Err(TokenFault::UnsupportedGrantType),
    }
    match only("scope")? {
        None => Ok(None),
        Some(text) => read(text).map(Some).ok_or(TokenFault::InvalidScope),
    }
}

/// What is granted: what was asked for, or everything; never more than the client has.
pub fn granted(asked: Option<Vec<ClientScope>>, own: &[ClientScope]) -> Result<Vec<ClientScope>, TokenFault> {
    match asked {
        None => Ok(own.to_vec()),
        Some(asked) if asked.iter().all(|scope| own.contains(scope)) => Ok(asked),
        Some(_) => Err(TokenFault::InvalidScope),
    }
}

/// The client and its secret in an `Authorization: Basic …` header.
pub fn basic_credentials(header: &str) -> Option<(Id, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = pair.split_once(':')?;
    Some((id.parse().ok()?, secret.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ClientScope::{SyncAcknowledge, SyncRead, SyncReadPersonal};

    fn form(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn r42_seeing_more_or_something_else_starts_over_and_seeing_less_does_not() {
        let (here, there) = (Id::from_words("a"), Id::from_words("b"));
        let both = [SyncRead, SyncReadPersonal];
        assert!(must_start_over((here, &[SyncRead]), (here, &both)));
        assert!(must_start_over((here, &both), (there, &both)));
        assert!(!must_start_over((here, &both), (here, &[SyncRead])));
        assert!(!must_start_over((here, &both), (here, &both)));
    }

    #[test]
    fn addresses_are_written_in_one_way_and_others_are_named_by_their_place() {
        let of = |texts: &[&str]| written_addresses(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            of(&["10.1.2.3/8", " 192.0.2.1", "2001:DB8::1/32"]),
            Ok("10.0.0.0/8 192.0.2.1 2001:db8::/32".to_owned())
        );
        assert_eq!(of(&[]), Ok(String::new()));
        assert_eq!(of(&["192.0.2.1", "here", "10.0.0.0/33"]), Err(vec![1, 2]));
        assert_eq!(networks("10.0.0.0/8 192.0.2.1").len(), 2);
    }

    #[test]
    fn scopes_are_written_once_and_in_order() {
        assert_eq!(written(&[SyncAcknowledge, SyncRead, SyncRead]), "sync:read sync:ack");
        assert_eq!(read("sync:read  sync:ack"), Some(vec![SyncRead, SyncAcknowledge]));
        assert_eq!(read("sync:write"), None);
    }

    #[test]
    fn a_token_request_is_refused_in_the_words_of_rfc_6749() {
        for (pairs, outcome) in [
            (&[][..], Err(TokenFault::InvalidRequest)),
            (&[("grant_type", "password")], Err(TokenFault::UnsupportedGrantType)),
            (&[("grant_type", "client_credentials")], Ok(None)),
            (&[("grant_type", "client_credentials"), ("scope", "all")], Err(TokenFault::InvalidScope)),
            (&[("grant_type", "client_credentials"), ("scope", "sync:ack")], Ok(Some(vec![SyncAcknowledge]))),
            (
                &[("grant_type", "client_credentials"), ("grant_type", "client_credentials")],
                Err(TokenFault::InvalidRequest),
            ),
        ] {
            assert_eq!(asked_for(&form(pairs)), outcome, "{pairs:?}");
        }
        assert_eq!(granted(Some(vec![SyncAcknowledge]), &[SyncRead]), Err(TokenFault::InvalidScope));
        assert_eq!(granted(None, &[SyncRead]), Ok(vec![SyncRead]));
    }

    #[test]
    fn credentials_come_as_http_basic() {
        let id = Id::from_words("client");
        let header = format!("basic {}", STANDARD.encode(format!("{id}:a:b")));
        assert_eq!(basic_credentials(&header), Some((id, "a:b".to_owned())));
        for header in ["Bearer abc", "Basic !", "Basic", ""] {
            assert_eq!(basic_credentials(header), None, "{header}");
        }
    }
}
