//! What a page must know before anybody has signed in: the ward's name, today's date, whether there is an
//! administrator yet, whether a test's clock is on. Also the states of health.

mod routes;

pub use routes::{configure, configure_health};
