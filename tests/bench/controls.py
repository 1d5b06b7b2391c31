"""How many controls of the recommended set a tool has, by the corpus' table of which rule of which tool means which control."""
import collections, json, pathlib, subprocess

KINDS = {"k8s": "Kubernetes", "tf": "Terraform", "gha": "Actions", "docker": "Dockerfile", "compose": "compose"}
DOMAINS = {"kubernetes": "k8s", "github_actions": "gha", "dockerfile": "docker", "terraform": "tf"}


def control(rule):
    """The control that a rule of karat's is about: kubernetes.host_network → k8s.host-network."""
    domain, _, name = rule.partition(".")
    return f"{DOMAINS.get(domain, domain)}.{name}".replace("_", "-")


def show(corpus, karat, peers):
    """Prints a line for each tool: the controls that its rules mean, by kind, and those that they cover in part."""
    corpus = pathlib.Path(corpus)
    recommended = set(json.loads((corpus / "baseline_controls.json").read_text()))
    mapping = json.loads((corpus / "mapping.json").read_text())
    rules = json.loads(subprocess.run([karat, "rules", "--json"], check=True, capture_output=True, text=True).stdout)
    whole = {"karat": {control(rule["id"]) for rule in rules} & recommended}
    part = collections.defaultdict(set)
    for peer in peers:
        means = mapping["peers"][peer].values()
        whole[peer] = {c for some in means for c in ([some] if isinstance(some, str) else some)} & recommended
        part[peer] = {c for some in mapping["partial"].get(peer, {}).values() for c in some} & recommended - whole[peer]
    print(f"\ncontrols of the recommended {len(recommended)}\n  {'':22}" + "".join(f"{kind:>12}" for kind in [*KINDS.values(), "all", "in part"]))
    count = lambda controls, kind: sum(c.startswith(kind + ".") for c in controls)
    print(f"  {'recommended':22}" + "".join(f"{count(recommended, kind):12}" for kind in KINDS) + f"{len(recommended):12}")
    for tool, controls in whole.items():
        print(f"  {tool:22}" + "".join(f"{count(controls, kind):12}" for kind in KINDS) + f"{len(controls):12}{len(part[tool]):12}")
