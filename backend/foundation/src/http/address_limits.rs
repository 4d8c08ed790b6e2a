//! How often one may ask, without signing in, for what answers everybody: counted by the address that asks, so that nobody
//! tries codes one after the other.

use std::num::NonZeroU32;
use std::sync::Arc;

use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::limiter_clock::{OurClock, refusal};
use crate::kernel::{Clock, Result};

/// Questions a minute from one address: a whole office behind one address may look at its certificates.
const PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).expect("not zero");
/// So many addresses are remembered before those that have long been silent are forgotten.
const REMEMBERED: usize = 10_000;

/// What every address has asked. Each instance of the program counts for itself.
pub struct AddressLimits {
    clock: OurClock,
    limiter: RateLimiter<String, HashMapStateStore<String>, OurClock, NoOpMiddleware<std::time::Duration>>,
}

impl AddressLimits {
    /// Nobody has asked yet.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let clock = OurClock::new(clock);
        Self { limiter: RateLimiter::hashmap_with_clock(Quota::per_minute(PER_MINUTE), clock.clone()), clock }
    }

    /// Counts a question from an address.
    ///
    /// # Errors
    /// `too_many_requests` beyond the limit.
    pub fn admit(&self, address: &str) -> Result<()> {
        if self.limiter.len() > REMEMBERED {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&address.to_owned()).map_err(|refused| refusal(&refused, &self.clock))
    }
}
