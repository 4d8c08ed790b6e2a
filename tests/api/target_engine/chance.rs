//! Chance that is the same each time.

use chrono::{Days, NaiveDate};

/// A sequence of numbers from a seed (SplitMix64).
pub struct Chance(u64);

impl Chance {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `most`, `most` included.
    pub fn up_to(&mut self, most: u64) -> u64 {
        self.next() % (most + 1)
    }

    /// Once in so many times.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.up_to(times - 1) == 0
    }

    /// One of these.
    pub fn of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.up_to(things.len() as u64 - 1) as usize]
    }

    /// A day from one to another.
    pub fn day(&mut self, from: &str, to: &str) -> NaiveDate {
        let (from, to): (NaiveDate, NaiveDate) = (from.parse().expect("a day"), to.parse().expect("a day"));
        from + Days::new(self.up_to((to - from).num_days() as u64))
    }

    /// A day at most so many days after another one.
    pub fn after(&mut self, day: NaiveDate, most: u64) -> NaiveDate {
        day + Days::new(self.up_to(most))
    }
}
