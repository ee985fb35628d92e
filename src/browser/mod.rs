//! The one door to web-sys.
