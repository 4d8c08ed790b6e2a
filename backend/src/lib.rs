//! Training management for a ward: the yearly review of needs, courses, nominations, results, evaluations
//! and the feed that the city's quality software pulls.

pub mod features;
pub mod kernel;
