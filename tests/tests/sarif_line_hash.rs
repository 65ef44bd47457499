//! GitHub's line fingerprint against the values that the upload action's own tests state, and its corner cases.

use cookielint_sarif::line_hash::line_hashes;

#[test]
fn an_empty_file_has_one_empty_line() {
    assert_eq!(line_hashes(""), ["c129715d7a2bc9a3:1"]);
}

#[test]
fn blanks_and_indentation_do_not_count() {
    let expected = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"];
    assert_eq!(line_hashes(" a\nb\n  \t\tc\n d"), expected);
    assert_eq!(line_hashes("\ta\n b\nc\nd\t"), expected);
}

#[test]
fn repeated_lines_are_counted_until_the_end_of_the_file_comes_into_the_window() {
    let text = "Lorem ipsum dolor sit amet.\n".repeat(10);
    let expected = [
        "a7f2ff13bc495cf2:1",
        "a7f2ff13bc495cf2:2",
        "a7f2ff13bc495cf2:3",
        "a7f2ff13bc495cf2:4",
        "a7f2ff13bc495cf2:5",
        "a7f2ff13bc495cf2:6",
        "a7f2ff1481e87703:1",
        "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1",
        "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
    ];
    assert_eq!(line_hashes(&text), expected);
}

#[test]
fn every_kind_of_line_ending_gives_the_same_hashes() {
    let expected = line_hashes("a\nb\n\nc\n");
    assert_eq!(expected.len(), 5);
    assert_eq!(line_hashes("a\r\nb\r\n\r\nc\r\n"), expected);
    assert_eq!(line_hashes("a\rb\r\rc\r"), expected);
}

#[test]
fn a_blank_between_return_and_line_feed_makes_two_line_endings_of_them() {
    assert_eq!(line_hashes("a\r \nb"), line_hashes("a\n\nb"));
}

#[test]
fn only_the_next_hundred_characters_decide() {
    let line = "x".repeat(100);
    let one = line_hashes(&format!("{line}y\nend"));
    let other = line_hashes(&format!("{line}z\nend"));
    assert_eq!(one[0], other[0]);
    assert_ne!(line_hashes(&format!("y{line}"))[0], one[0]);
}

#[test]
fn characters_outside_the_first_plane_count_as_two() {
    let short = line_hashes(&format!("{}y", "😀".repeat(50)));
    assert_eq!(short[0], line_hashes(&format!("{}z", "😀".repeat(50)))[0]);
    assert_ne!(short[0], line_hashes(&format!("{}y", "😀".repeat(49)))[0]);
}

#[test]
fn a_byte_order_mark_counts() {
    assert_ne!(line_hashes("\u{feff}a"), line_hashes("a"));
}
