//! What can be wrong with the files of a bank, said with file and line.

use std::fmt;

/// Everything that is wrong with a bank, one line each when displayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankError {
    /// In the order of file and line; never empty.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file as it was named to the bank.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong and what to do, in whole sentences.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for BankError {}
