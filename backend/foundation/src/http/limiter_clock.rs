//! The one clock of the program, as limiters read it, and what they say to whoever asks too often.

use std::sync::Arc;
use std::time::Duration;

use governor::NotUntil;
use governor::clock::Clock as LimiterClock;

use crate::kernel::{Clock, Code, Problem};

/// The one clock of the program.
#[derive(Clone)]
pub(super) struct OurClock(Arc<dyn Clock>);

impl OurClock {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Self {
        Self(clock)
    }
}

impl LimiterClock for OurClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_micros(self.0.now().micros().max(0).unsigned_abs())
    }
}

/// `too_many_requests`, with the seconds to wait.
pub(super) fn refusal(refused: &NotUntil<Duration>, clock: &OurClock) -> Problem {
    let wait = refused.wait_time_from(clock.now());
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Problem::new(Code::TooManyRequests).with("seconds", seconds.max(1))
}
