"""Tests of accuracy.py on a handful of cases; karat does not run."""
import pathlib, sys, tomllib, unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import accuracy

CASES = {f"{expect}-{n}": {"id": f"{expect}-{n}", "control": "k8s.x", "kind": "k8s", "expect": expect}
         for expect in ("fail", "pass") for n in range(100)}


def entry(id, **other):
    return {"id": id, "control": "k8s.x", "label": CASES[id]["expect"], "standard": "§ 1 says so", "link": "https://example.com"} | other


class Accuracy(unittest.TestCase):
    def test_rates_count_what_is_missed_and_what_is_found_in_vain(self):
        self.assertEqual(accuracy.rates(CASES.values(), {"fail-1", "fail-2", "pass-1"}), (98.0, 1.0, 200))

    def test_without_cases_nothing_is_wrong(self):
        self.assertEqual(accuracy.rates([], {"fail-1"}), (100.0, 0.0, 0))

    def test_at_the_bar_is_enough(self):
        self.assertEqual(accuracy.below(CASES, {"fail-1", "fail-2", "fail-3", "pass-1"}, set()), [])

    def test_below_the_bar_names_the_cases(self):
        wrong = {"fail-1", "fail-2", "fail-3", "fail-4", "pass-1"}
        self.assertEqual(accuracy.below(CASES, wrong, set()), [
            "k8s is below its bar:", "  missed: fail-1", "  missed: fail-2", "  missed: fail-3", "  missed: fail-4"])
        self.assertEqual(accuracy.below(CASES, {"pass-1", "pass-2"}, set()), [
            "k8s is below its bar:", "  false positive: pass-1", "  false positive: pass-2"])

    def test_disputed_labels_are_left_out_of_the_bar_and_shown_raw(self):
        wrong = {"pass-1", "pass-2"}
        self.assertEqual(accuracy.below(CASES, wrong, {"pass-2"}), [])
        row = accuracy.table(CASES, wrong, {"pass-2"}).splitlines()[1]
        self.assertEqual(row.split(), ["k8s", "199", "100.0%", "97.0%", "1.0%", "1.5%", "100.0%", "2.0%", "of", "200"])

    def test_an_entry_in_order_has_no_mistake(self):
        self.assertEqual(accuracy.mistakes([entry("pass-1")], CASES, {"pass-1"}), [])

    def test_stale_unknown_and_double_entries_are_mistakes(self):
        self.assertEqual(accuracy.mistakes([entry("pass-1")], CASES, set()),
                         ["pass-1: karat agrees with the label now; remove the entry"])
        self.assertEqual(accuracy.mistakes([entry("pass-1") | {"id": "gone"}], CASES, set()), ["gone: no such case is scored"])
        self.assertEqual(accuracy.mistakes([entry("pass-1")] * 2, CASES, {"pass-1"}), ["pass-1: disputed 2 times; one entry is enough"])

    def test_an_entry_needs_its_reason_its_link_and_the_label_as_it_is(self):
        faults = lambda **other: accuracy.mistakes([entry("pass-1", **other)], CASES, {"pass-1"})
        self.assertEqual(faults(standard=" "), ["pass-1: no standard"])
        self.assertEqual(faults(link="page 4"), ["pass-1: the link leads nowhere"])
        self.assertEqual(faults(label="fail"), ["pass-1: the label is pass of k8s.x"])
        self.assertEqual(faults(because="so"), ["pass-1: no field is called because"])

    def test_no_more_than_a_few_labels_are_disputed(self):
        some = [entry(f"pass-{n}") for n in range(7)]
        self.assertEqual(accuracy.mistakes(some, CASES, {e["id"] for e in some}),
                         ["7 of 200 labels are disputed, 3.5 %: more than 3.0 %"])

    def test_the_list_of_the_repository_can_be_read(self):
        labels = tomllib.loads((accuracy.ROOT / "testdata/corpus/disputed.toml").read_text())["label"]
        self.assertTrue(all(label.keys() == set(accuracy.FIELDS) for label in labels))


if __name__ == "__main__":
    unittest.main()
