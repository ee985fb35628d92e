//! URLs: the fragment, and the part before it.

use crate::publish::url::{
    compare_url, host, is_http_url, percent_encode, result_url, share_page_url,
};

const CODE: &str = "WF-1234-5678-9ABC";

#[test]
fn a_result_stands_behind_the_readers_page() {
    for (page, expect) in [
        ("https://quiz.example/", "https://quiz.example/#r="),
        (
            "https://quiz.example/index.html",
            "https://quiz.example/index.html#r=",
        ),
        (
            "https://quiz.example/a/#r=OLD",
            "https://quiz.example/a/#r=",
        ),
        (
            "https://blog.example/post.html",
            "https://blog.example/post.html#r=",
        ),
        ("https://blog.example/?p=1", "https://blog.example/?p=1#r="),
        (
            "https://blog.example/myindex.html",
            "https://blog.example/myindex.html#r=",
        ),
    ] {
        assert_eq!(result_url(page, CODE), expect.to_owned() + CODE, "{page}");
    }
}

#[test]
fn a_share_page_lies_beside_the_readers_page() {
    for (page, name) in [
        ("https://quiz.example/a/", ""),
        ("https://quiz.example/a/index.html", "index.html"),
        (
            "https://quiz.example/a/index.html?frame=1#x/y",
            "index.html",
        ),
    ] {
        assert_eq!(
            share_page_url(page, "reputation-builder", CODE),
            format!("https://quiz.example/a/r/reputation-builder/{name}#r=WF-1234-5678-9ABC")
        );
    }
}

#[test]
fn several_results_stand_behind_one_another() {
    let codes = [CODE.to_owned(), "WF-2".to_owned()];
    assert_eq!(
        compare_url("https://quiz.example/", &codes),
        "https://quiz.example/#vs=WF-1234-5678-9ABC,WF-2"
    );
}

#[test]
fn nothing_but_a_code_gets_into_a_link() {
    assert_eq!(result_url("p", "WF-1\"><b> &?#ö"), "p#r=WF-1b");
    assert_eq!(share_page_url("p/", "../a b", ""), "p/r/..%2Fa%20b/#r=");
}

#[test]
fn whatever_is_not_plain_is_written_in_per_cent() {
    assert_eq!(percent_encode("a-Z_0.~"), "a-Z_0.~");
    assert_eq!(percent_encode("é &\n%"), "%C3%A9%20%26%0A%25");
}

#[test]
fn a_link_leads_to_the_web_or_nowhere() {
    assert!(is_http_url("https://a/"));
    assert!(is_http_url("HTTP://a/"));
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///a",
        "https:",
        "",
        "hé",
    ] {
        assert!(!is_http_url(bad), "{bad}");
    }
}

#[test]
fn a_host_is_named_with_its_port_and_without_a_password() {
    assert_eq!(host("https://quiz.example/a"), Some("quiz.example"));
    assert_eq!(host("http://me:it@127.0.0.1:80?x"), Some("127.0.0.1:80"));
    assert_eq!(host("https://"), None);
    assert_eq!(host("quiz.example"), None);
}
