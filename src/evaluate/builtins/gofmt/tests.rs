//! Formats and operands against what Go prints.

use super::*;

fn text(value: &str) -> Arg<'_> {
    Arg::Text(Cow::Borrowed(value))
}

fn big(value: &str) -> Arg<'static> {
    Arg::Big(value.parse().unwrap())
}

#[track_caller]
fn check(format: &str, args: &[Arg<'_>], expected: &str) {
    assert_eq!(sprintf(format, args).unwrap(), expected, "sprintf({format:?}, {args:?})");
}

#[test]
fn prints_integers_as_go_does() {
    for (format, value, expected) in [
        ("%d", 42, "42"),
        ("%v", -42, "-42"),
        ("%5d|", 42, "   42|"),
        ("%-5d|", 42, "42   |"),
        ("%05d", -42, "-0042"),
        ("%+d", 42, "+42"),
        ("% d", 42, " 42"),
        ("%.4d", 42, "0042"),
        ("%8.4d", 42, "    0042"),
        ("%.0d|", 0, "|"),
        ("%x", 255, "ff"),
        ("%#X", 255, "0XFF"),
        ("%o", 8, "10"),
        ("%#o", 8, "010"),
        ("%O", 8, "0o10"),
        ("%b", -5, "-101"),
        ("%c", 65, "A"),
        ("%c", -1, "\u{fffd}"),
        ("%q", 1, r"'\x01'"),
        ("%q", 0x1F600, "'😀'"),
        ("%U", 65, "U+0041"),
        ("%#U", 0x20AC, "U+20AC '€'"),
        ("%s", 1, "%!s(int64=1)"),
        ("%5.2f", 1, "%!f(int64=   01)"),
        ("%t", 1, "%!t(int64=1)"),
        ("%T", 1, "int64"),
        ("%d", i64::MIN, "-9223372036854775808"),
    ] {
        check(format, &[Arg::Int(value)], expected);
    }
}

#[test]
fn prints_floats_as_go_does() {
    for (format, value, expected) in [
        ("%v", 1.5, "1.5"),
        ("%v", 1.0, "1"),
        ("%v", 123_456_789.0, "1.23456789e+08"),
        ("%v", 1e-7, "1e-07"),
        ("%v", -0.0, "-0"),
        ("%f", 1.5, "1.500000"),
        ("%.2f", 2.0, "2.00"),
        ("%.0f", 2.5, "2"),
        ("%5.1f", 3.12, "  3.1"),
        ("%06.2f", -1.5, "-01.50"),
        ("%+.1e", 12345.678, "+1.2e+04"),
        ("%G", 1e-10, "1E-10"),
        ("%.3g", 1_234_567.0, "1.23e+06"),
        ("%#v", 1e6, "1e+06"),
        ("%#g", 1e6, "1.00000e+06"),
        ("%b", 1.0, "4503599627370496p-52"),
        ("%x", 1.0, "0x1p+00"),
        ("%.3x", 3.12, "0x1.8f6p+01"),
        ("%d", 3.5, "%!d(float64=3.5)"),
    ] {
        check(format, &[Arg::Float(value)], expected);
    }
}

#[test]
fn prints_text_as_go_does() {
    for (format, value, expected) in [
        ("%s", "é", "é"),
        ("%10s|", "hi", "        hi|"),
        ("%-10s|", "hé", "hé        |"),
        ("%05s", "hi", "000hi"),
        ("%.2s", "héllo", "hé"),
        ("%q", "é\t\"", r#""é\t\"""#),
        ("%+q", "é😀", r#""\u00e9\U0001f600""#),
        ("%#q", "a\"b", "`a\"b`"),
        ("%#v", "a", "\"a\""),
        ("%x", "hi", "6869"),
        ("% #X", "hi", "0X68 0X69"),
        ("%t", "true", "%!t(string=true)"),
        ("%6d", "a", "%!d(string=     a)"),
        ("%!", "a", "%!!(string=a)"),
    ] {
        check(format, &[text(value)], expected);
    }
}

#[test]
fn prints_integers_beyond_64_bits_as_go_does() {
    for (format, expected) in [
        ("%d", "18446744073709551616"),
        ("%v", "18446744073709551616"),
        ("%s", "18446744073709551616"),
        ("%x", "10000000000000000"),
        ("%+25d|", "    +18446744073709551616|"),
        ("%-22d|", "18446744073709551616  |"),
        ("%022d", "0018446744073709551616"),
        ("%q", "%!q(big.Int=18446744073709551616)"),
        ("%T", "*big.Int"),
    ] {
        check(format, &[big("18446744073709551616")], expected);
    }
}

#[test]
fn says_what_is_wrong_with_a_format_in_place() {
    let two = [Arg::Int(1), Arg::Int(2)];
    for (format, args, expected) in [
        ("%v %v", &two[..1], "1 %!v(MISSING)"),
        ("%v", &two, "1%!(EXTRA int64=2)"),
        ("%%", &two[..1], "%%!(EXTRA int64=1)"),
        ("%", &two[..1], "%!(NOVERB)%!(EXTRA int64=1)"),
        ("%5", &[], "%!(NOVERB)"),
        ("%[2]v %[1]v", &two, "2 1"),
        ("%[3]v", &two, "%!v(BADINDEX)"),
        ("%[x]v", &two, "%!v(BADINDEX)"),
        ("%[1", &two, "%!(NOVERB)"),
        ("%*d", &[Arg::Int(5), Arg::Int(42)], "   42"),
        ("%-*d|", &[Arg::Int(5), Arg::Int(42)], "42   |"),
        ("%*d", &[text("x"), Arg::Int(42)], "%!(BADWIDTH)42"),
        ("%.*d", &[Arg::Int(-1), Arg::Int(42)], "%!(BADPREC)42"),
        ("%é", &two[..1], "%!é(int64=1)"),
    ] {
        check(format, args, expected);
    }
}

#[test]
fn bounds_width_and_the_whole_text() {
    assert_eq!(sprintf("%99999999d", &[Arg::Int(1)]).unwrap(), "%!(NOVERB)%!(EXTRA int64=1)");
    assert_eq!(sprintf("%*d", &[Arg::Int(99_999_999), Arg::Int(1)]).unwrap(), "%!(BADWIDTH)1");
    assert_eq!(sprintf("%1000000d", &[Arg::Int(1)]).unwrap().len(), 1_000_000);
    assert_eq!(sprintf("%.1000000f", &[Arg::Float(0.5)]).unwrap().len(), 1_000_002);
    let greedy = "%1000000d".repeat(200);
    assert!(sprintf(&greedy, &vec![Arg::Int(1); 200]).is_err());
}
