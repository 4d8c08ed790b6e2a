//! How often a program may ask, and from where: its own limit, told with every answer as `RateLimit-Policy` and
//! `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10), and its list of addresses.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use governor::middleware::StateInformationMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use super::limiter_clock::{OurClock, refusal};
use crate::kernel::{ClientGrant, Clock, Code, Id, Problem, Result};

/// Seconds over which a limit is counted.
const WINDOW: u64 = 60;

type Limiter = RateLimiter<NotKeyed, InMemoryState, OurClock, StateInformationMiddleware>;

/// What every program has used of its limit. Each instance of the program counts for itself.
pub struct ProgramLimits {
    clock: OurClock,
    limiters: Mutex<HashMap<Id, (u32, Arc<Limiter>)>>,
}

/// What is left of a program's limit, for the headers of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Remaining {
    limit: u32,
    left: u32,
}

impl ProgramLimits {
    /// Nobody has asked yet.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock: OurClock::new(clock), limiters: Mutex::default() }
    }

    /// Lets a program in that asks from an address, and counts that it asked.
    ///
    /// # Errors
    /// `address_not_allowed` from an address that is not on its list, `too_many_requests` beyond its limit.
    pub(super) fn admit(&self, client: &ClientGrant, address: &str) -> Result<Remaining> {
        if !may_come_from(&client.networks, address) {
            return Err(Problem::new(Code::AddressNotAllowed).with("address", address));
        }
        let limit = NonZeroU32::new(client.requests_per_minute).unwrap_or(NonZeroU32::MIN);
        match self.limiter(client.client_id, limit).check() {
            Ok(state) => Ok(Remaining { limit: limit.get(), left: state.remaining_burst_capacity() }),
            Err(refused) => Err(refusal(&refused, &self.clock)),
        }
    }

    /// A changed limit begins anew.
    fn limiter(&self, client_id: Id, limit: NonZeroU32) -> Arc<Limiter> {
        let mut limiters = self.limiters.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, limiter)) = limiters.get(&client_id)
            && *known == limit.get()
        {
            return limiter.clone();
        }
        let limiter = RateLimiter::direct_with_clock(Quota::per_minute(limit), self.clock.clone());
        let limiter = Arc::new(limiter.with_middleware());
        limiters.insert(client_id, (limit.get(), limiter.clone()));
        limiter
    }
}

/// Whether an address is on a list; an empty list has all.
pub fn may_come_from(networks: &[ipnet::IpNet], address: &str) -> bool {
    let known = address.parse::<IpAddr>().ok().map(|address| address.to_canonical());
    networks.is_empty() || known.is_some_and(|known| networks.iter().any(|network| network.contains(&known)))
}

impl Remaining {
    /// Nothing is left.
    pub(super) const fn none(limit: u32) -> Self {
        Self { limit, left: 0 }
    }

    /// Says it in the headers of an answer; `t` counts the seconds until the whole limit is there again.
    pub(super) fn tell(self, headers: &mut HeaderMap) {
        let Self { limit, left } = self;
        let used = u64::from(limit.saturating_sub(left));
        let whole_in = (used * WINDOW).div_ceil(u64::from(limit.max(1)));
        let policy = format!("\"client\";q={limit};w={WINDOW}");
        for (name, value) in [("ratelimit-policy", policy), ("ratelimit", format!("\"client\";r={left};t={whole_in}"))]
        {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r42_an_address_is_on_a_list_by_itself_or_by_its_network() {
        let networks: Vec<ipnet::IpNet> =
            ["10.1.0.0/16", "2001:db8::/32"].iter().map(|text| text.parse().expect("a network")).collect();
        for (address, on_it) in [
            ("10.1.2.3", true),
            ("::ffff:10.1.2.3", true),
            ("2001:db8::1", true),
            ("10.2.0.1", false),
            ("unknown", false),
        ] {
            assert_eq!(may_come_from(&networks, address), on_it, "{address}");
        }
        assert!(may_come_from(&[], "unknown"));
    }

    #[test]
    fn what_is_left_is_said_in_the_headers() {
        let mut headers = HeaderMap::new();
        Remaining { limit: 120, left: 90 }.tell(&mut headers);
        assert_eq!(headers.get("ratelimit-policy").expect("a policy"), "\"client\";q=120;w=60");
        assert_eq!(headers.get("ratelimit").expect("what is left"), "\"client\";r=90;t=15");
    }
}
