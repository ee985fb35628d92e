//! The driver: a [`Test`] starts a site, a browser and a [`Reader`] in it, and sees them off.

mod browser;
mod environment;
mod host;
mod reader;
mod site;
mod test;

pub use environment::{axe, shipped};
pub use host::{Host, QUIZ};
pub use reader::Reader;
pub use site::Served;
pub use test::Test;
pub use thirtyfour::Key;
