package lib.web_addresses_test

import data.lib.web_addresses

test_knows_whole_addresses if {
	every text in [
		"https://example.com",
		" https://example.com/a b?c#d ",
		"HTTP:example.com",
		"https://user:p@ss@example.com:8443/x",
		"https://[::1]:80",
		"https://b%C3%BCcher.example",
		"https://bücher.example",
		"http://127.0.0.1",
		"http://2130706433",
		"mailto:a@b.example",
		"slack:",
		"foo://",
		"foo:a b",
		"https://a.example:",
	] {
		web_addresses.is_url(text)
	}
}

test_knows_what_is_none if {
	every text in [
		"",
		"example.com",
		"/path",
		"//example.com",
		"1http://example.com",
		"https://",
		"https:///",
		"https://?q",
		"https://a b.example",
		"https://a<b.example",
		"https://a.example:99999",
		"https://a.example:8x",
		"https://[::1",
		"http://256.1.1.1",
		"http://1.2.3.4.5",
		"http://a.7",
		"https://a%zz.example",
		"foo://a b",
		7,
		null,
	] {
		not web_addresses.is_url(text)
	}
}
