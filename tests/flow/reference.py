"""The figures of `karat flow` for GitOps definitions, computed once more: slowly, plainly, from what `git log -p` prints.

Shares no code with karat, and no data structure: a dictionary for each service and environment, lists, loops over all pairs. Knows
fields that stand on a line of their own (`image_tag: v1`), versions that are `vN` or semantic, and no service clones.
"""

import re
import subprocess
import tomllib

DAY = 86_400
WEEK = 7 * DAY
UNITS = {"m": 60, "h": 3600, "d": DAY, "w": WEEK}


def seconds(text):
    return int(text[:-1]) * UNITS[text[-1]]


def glob(pattern):
    return re.compile("^" + re.escape(pattern).replace(r"\*", "([^/]*)") + "$")


def fill(template, match):
    return re.sub(r"\{(\d+)\}", lambda number: match[int(number[1])], template)


def commits(repository, branch, pathspec):
    """Commits of the first-parent line, oldest first, with the lines of their patches."""
    command = ["git", "-C", repository, "log", "--first-parent", "-m", "-p", "-U0", "--no-renames", "--reverse",
               "--topo-order", "--no-color", "--no-ext-diff", "--format=%x01%H%x02%ct%x02%P%x02%B%x03", branch or "HEAD", "--",
               pathspec]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", errors="replace")
    head, patch = None, []
    message = None
    for line in process.stdout:
        if line.startswith("\x01"):
            if head:
                yield head, patch
            message, patch = line[1:], []
        elif message is not None:
            message += line
        else:
            patch.append(line.rstrip("\n"))
        if message is not None and "\x03" in message:
            commit, time, parents, body = message.split("\x03")[0].split("\x02")
            head, message = (commit, int(time), parents.split(), body), None
    if head:
        yield head, patch
    process.stdout.close()
    assert process.wait() == 0


def files(patch):
    """What became of each file: its path, whether it is gone, and the lines that were added."""
    found = []
    for line in patch:
        if line.startswith("diff --git a/"):
            path = line.removeprefix("diff --git a/")
            found.append([path[: len(path) // 2 - 1], False, []])
        elif line.startswith("deleted file mode"):
            found[-1][1] = True
        elif line.startswith("+") and not line.startswith("+++"):
            found[-1][2].append(line[1:])
    return found


def order(before, after):
    """1 up, -1 down, 0 unknown."""
    def semver(text):
        match = re.fullmatch(r"v?(\d+)\.(\d+)\.(\d+)", text)
        return match and tuple(int(part) for part in match.groups())

    def numeric(text):
        match = re.fullmatch(r"([^0-9]*)([0-9]+)", text)
        return match and (match[1], int(match[2]))

    if semver(before) and semver(after):
        one, two = semver(before), semver(after)
    elif numeric(before) and numeric(after) and numeric(before)[0] == numeric(after)[0]:
        one, two = numeric(before)[1], numeric(after)[1]
    else:
        return 0
    return (two > one) - (two < one)


def reverts(repository, parents, body):
    pattern = r"This reverts commit ([0-9a-f]{7,40})"
    found = re.findall(pattern, body)
    if not found and "revert" in body.lower() and len(parents) > 1:
        body = subprocess.run(["git", "-C", repository, "log", "-1", "--format=%B", parents[1]], check=True,
                              capture_output=True, encoding="utf-8", errors="replace").stdout
        found = re.findall(pattern, body)
    return found


def history(repository, deploy):
    """Every event of every service and environment of a definition, oldest first."""
    pattern = glob(deploy["files"])
    key = re.compile(r"\s*" + re.escape(deploy["field"].split(".")[-1]) + r":\s*['\"]?([^\s'\"#]+)")
    pathspec = deploy["files"].split("*")[0]
    current, seen, services = {}, {}, {}
    for (commit, time, parents, body), patch in commits(repository, deploy.get("branch"), pathspec):
        places = {}
        for path, is_gone, lines in files(patch):
            match = pattern.match(path)
            if match:
                values = [found[1] for found in map(key.match, lines) if found]
                place = fill(deploy["env"], match), fill(deploy["service"], match)
                places.setdefault(place, []).append((path, is_gone, values[0] if values else None))
        for place, changed in places.items():
            # A file that is gone and a new one with the same version is a file that moved.
            for old, _, _ in [change for change in changed if change[1]]:
                for new, is_gone, value in changed:
                    if not is_gone and new not in current and value is not None and current.get(old) == value:
                        current[new], seen[new] = current.pop(old), seen.pop(old, set())
                        changed = [change for change in changed if change[0] != old]
                        break
            effects = []
            for path, is_gone, value in changed:
                before = current.get(path)
                was_seen = seen.setdefault(path, set())
                if is_gone:
                    current.pop(path, None)
                    effects.append((3, "removal", before, None))
                    continue
                after = value or before
                if after == before:
                    kind = (4, "config_only")
                elif after not in was_seen:
                    kind = (0, "deploy")
                elif before is not None and order(before, after) < 0:
                    kind = (1, "rollback")
                else:
                    kind = (2, "reapply")
                current[path] = after
                was_seen.add(after)
                effects.append((*kind, before, after))
            rank, kind, before, after = min(effects, key=lambda effect: effect[0])
            is_left = any(pattern.match(path) and (fill(deploy["env"], pattern.match(path)),
                          fill(deploy["service"], pattern.match(path))) == place for path in current)
            if kind == "removal" and is_left:
                kind, before, after = "config_only", None, None
            services.setdefault(place, []).append({
                "commit": commit, "merged": parents[1:2], "at": time, "kind": kind, "from": before, "to": after,
                "reverts": reverts(repository, parents, body), "hotfix": bool(
                    re.search(r"(?i)\bhot-?fix\b", body) or re.search(r"(?i)\bhot-?fix\b", after or "")),
            })
    return services


FORWARD = ("deploy", "reapply")
DEPLOYMENTS = ("deploy", "reapply", "rollback")


def says_to_revert(event, other):
    return any(commit.startswith(start) for start in event["reverts"] for commit in [other["commit"], *other["merged"]])


def judge(events, fail_window, now):
    """Adds to each deployment what became of it."""
    for place, event in enumerate(events):
        earlier = [other for other in events[:place] if other["kind"] in DEPLOYMENTS][-50:]
        event["back"] = event["kind"] == "rollback" or (
            event["kind"] in FORWARD and any(says_to_revert(event, other) for other in earlier))
    for place, event in enumerate(events):
        later = []
        for other in events[place + 1:]:
            passed = max(0, other["at"] - event["at"])
            if other["kind"] == "removal":
                break
            if other["kind"] in DEPLOYMENTS:
                if passed > fail_window:
                    break
                later.append((passed, other))
        event["failed"] = None
        if not event["back"]:
            reverted = [passed for passed, other in later if says_to_revert(other, event)]
            if later and later[0][1]["kind"] == "rollback":
                event["failed"] = ("rollback", later[0][0])
            elif reverted:
                event["failed"] = ("revert", reverted[0])
            elif later and later[0][1]["hotfix"]:
                event["failed"] = ("hotfix", later[0][0])
        event["rework"] = event["back"] or event["hotfix"]
        event["held"] = not any(other["back"] or (other["to"] and other["to"] == event["from"]) for _, other in later)
        event["open"] = not event["back"] and event["failed"] is None and event["at"] + fail_window > now


def nearest_rank(numbers, percent):
    numbers = sorted(numbers)
    return numbers[-(-len(numbers) * percent // 100) - 1] if numbers else None


def share(part, count):
    return {"n": count, "count": part, "basis_points": (part * 20_000 + count) // (2 * count) if count else None}


def times(numbers):
    return {"n": len(numbers), "median_seconds": nearest_rank(numbers, 50), "p90_seconds": nearest_rank(numbers, 90)}


def week(moment):
    return (moment - 4 * DAY) // WEEK


def whole_weeks(since, until):
    return [number for number in range(week(since) - 1, week(until) + 2)
            if number * WEEK + 4 * DAY >= since and (number + 1) * WEEK + 4 * DAY <= until]


def alive(events, until, weeks):
    """The weeks in which the service was there for some time."""
    found, start = set(), None
    for event in [*events, {"kind": "removal", "at": until}]:
        if event["kind"] == "removal" and start is not None:
            found.update(number for number in weeks if week(start) <= number <= week(event["at"]))
            start = None
        elif event["kind"] in DEPLOYMENTS:
            start = event["at"] if start is None else min(start, event["at"])
    return found


def figures(series, since, until):
    """The figures of some services together."""
    weeks = whole_weeks(since, until)
    inside = [event for events in series for event in events if since <= event["at"] < until]
    deployments = [event for event in inside if event["kind"] in DEPLOYMENTS]
    changes = [event for event in deployments if not event["back"]]
    backs = [event for event in deployments if event["back"]]
    failed = [event["failed"] for event in changes if event["failed"]]
    lived = sorted(set().union(*[alive(events, until, weeks) for events in series]))
    per_week = [len([event for event in deployments if week(event["at"]) == number]) for number in lived]
    days = [len({event["at"] // DAY for event in deployments if week(event["at"]) == number}) for number in lived]
    return {
        "events": {kind: len([event for event in inside if event["kind"] == kind])
                   for kind in ("deploy", "rollback", "reapply", "removal", "config_only")},
        "first": min((event["at"] for event in deployments), default=None),
        "last": max((event["at"] for event in deployments), default=None),
        "deployment_frequency": {"n": len(deployments), "weeks": len(lived), "median_per_week": nearest_rank(per_week, 50),
                                 "median_days_per_week": nearest_rank(days, 50)},
        "change_fail_rate": {**share(len(failed), len(changes)),
                             "by": {sign: len([own for own, _ in failed if own == sign])
                                    for sign in ("rollback", "revert", "hotfix")},
                             "open": len([event for event in changes if event["open"]])},
        "failed_deployment_recovery_time": times([passed for _, passed in failed]),
        "rework_rate": share(len([event for event in deployments if event["rework"]]), len(deployments)),
        "rollback_success": share(len([event for event in backs if event["held"]]), len(backs)),
    }


def promotion(earlier, later, since, until, stuck_after):
    """Of one service from one environment to another: seconds of each version, versions out of order, the one that is stuck."""
    def firsts(events):
        found = {}
        for event in events:
            if event["kind"] in FORWARD:
                found.setdefault(event["to"], event["at"])
        return found

    def current(events):
        before = [event for event in events if event["at"] < until and event["kind"] != "config_only"]
        return before[-1] if before and before[-1]["to"] else None

    start, passed, wrong = firsts(earlier), [], 0
    for version, moment in firsts(later).items():
        if since <= moment < until and version in start:
            if moment < start[version]:
                wrong += 1
            else:
                passed.append(moment - start[version])
    waits, there = current(earlier), current(later)
    is_stuck = waits and there and until - waits["at"] > stuck_after and not any(
        event["at"] < until and event["to"] == waits["to"] for event in later)
    return passed, wrong, waits if is_stuck else None


def measure(repository, config, since, until, now):
    """All figures, in the shape of karat's JSON."""
    with open(config, "rb") as file:
        definition = tomllib.load(file)
    groups, services = [], {}
    for deploy in definition["deploy"]:
        fail_window = seconds(deploy.get("fail_window", "24h"))
        found = history(repository, deploy)
        services.update(found)
        for events in found.values():
            judge(events, fail_window, now)
        for env in sorted({env for env, _ in found}):
            own = {service: events for (other, service), events in found.items() if other == env}
            groups.append({
                "deploy": deploy["id"], "env": env,
                "all": {"service": None, **figures(list(own.values()), since, until)},
                "services": [{"service": name, **figures([own[name]], since, until)} for name in sorted(own)],
            })
    environments = definition.get("environments", [])
    pairs = list(zip(environments, environments[1:]))
    neighbours = len(pairs)
    if neighbours > 1:
        pairs.append((environments[0], environments[-1]))
    promotions = []
    for number, (start, end) in enumerate(pairs):
        result = {"from": start, "to": end, "out_of_order": 0, "services": [], "stuck": []}
        every = []
        for name in sorted(name for env, name in services if env == start and (end, name) in services):
            passed, wrong, waits = promotion(services[start, name], services[end, name], since, until,
                                             seconds(definition.get("stuck_after", "7d")))
            every += passed
            result["out_of_order"] += wrong
            result["services"].append({"service": name, **times(passed)})
            if waits and number < neighbours:
                result["stuck"].append({"service": name, "version": waits["to"], "since": waits["at"]})
        result["stuck"].sort(key=lambda stuck: (stuck["since"], stuck["service"]))
        promotions.append({**result, **times(every)})
    return {"window": {"since": since, "until": until}, "groups": groups, "promotions": promotions}


def differences(expected, found, at=""):
    """Where karat's figures are others than these, by path. What only karat tells is not looked at."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [line for key in expected for line in differences(expected[key], found.get(key, "absent"), f"{at}.{key}")]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [line for place, pair in enumerate(zip(expected, found)) for line in differences(*pair, f"{at}[{place}]")]
    return [] if expected == found else [f"{at}: expected {expected!r}, found {found!r}"]
