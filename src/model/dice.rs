//! Random numbers for tests, the same in every run (xorshift; Marsaglia, Xorshift RNGs, 2003).

/// A die; its seed is not 0.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number from 0, below another one.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}
