"""Made-up trees and rules: repositories of Kubernetes manifests, and the policies that the benchmark judges them by.

The same numbers give the same bytes on every machine: all chance comes from generators with a fixed seed.
"""
import random


def manifests(folder, repositories, each):
    """A folder of repositories with Kubernetes manifests of about 1.3 kB."""
    rng = random.Random(1)
    for r in range(repositories):
        for n in range(each):
            path = folder / f"team-{r:03}" / f"deploy/app-{n:03}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(manifest(rng, n))
        (folder / f"team-{r:03}/.git").mkdir()
        (folder / f"team-{r:03}/.git/HEAD").write_text("ref: refs/heads/main\n")
    return folder


def manifest(rng, n):
    pick = rng.choice
    name = f"{pick(['web', 'api', 'worker', 'cart', 'search', 'billing'])}-{n}"
    env = "\n".join(f"            - name: {key}\n              value: \"{pick(['1', 'info', 'true', 'eu-west-1'])}\"" for key in
                    rng.sample(["LOG_LEVEL", "REGION", "WORKERS", "TIMEOUT", "CACHE", "FEATURES", "TRACE"], 4))
    security = pick(["", "          securityContext:\n            runAsNonRoot: true\n            allowPrivilegeEscalation: false\n"
                     "            readOnlyRootFilesystem: true\n            capabilities:\n              drop: [ALL]\n",
                     "          securityContext:\n            privileged: true\n"])
    limits = pick(["", "          resources:\n            requests: {cpu: 100m, memory: 128Mi}\n            limits: {memory: 256Mi}\n"])
    probes = pick(["", "          livenessProbe:\n            httpGet: {path: /healthz, port: 8080}\n            periodSeconds: 10\n"])
    return f"""apiVersion: apps/v1
kind: {pick(['Deployment', 'Deployment', 'StatefulSet', 'DaemonSet'])}
metadata:
  name: {name}
  namespace: {pick(['shop', 'default', 'platform'])}
  labels:
    app.kubernetes.io/name: {name}
    app.kubernetes.io/part-of: {pick(['storefront', 'backoffice'])}
    team: {pick(['checkout', 'growth', 'core'])}
  annotations:
    description: "The {name} of the shop; ask its team before you change it"
spec:
  replicas: {rng.randint(1, 5)}
  selector:
    matchLabels:
      app.kubernetes.io/name: {name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {name}
    spec:
      hostNetwork: {pick(['false', 'false', 'true'])}
      serviceAccountName: {pick([name, 'default'])}
      containers:
        - name: main
          image: registry.example.com/shop/{name}:{pick(['1.4.2', 'latest', 'v2.0.1'])}
          ports:
            - name: http
              containerPort: {pick([8080, 80, 9000])}
          env:
{env}
{security}{limits}{probes}          volumeMounts:
            - name: data
              mountPath: /var/lib/app
      volumes:
        - name: data
          {pick(['emptyDir: {}', 'hostPath: {path: /var/lib/app}', 'configMap: {name: config}'])}
"""


def conditions():
    """Conditions on a document, with a message: what the rules of the benchmark are made of."""
    flags = [("privileged", "true"), ("allowPrivilegeEscalation", "true"), ("runAsNonRoot", "false"), ("runAsUser", "0")]
    for key, value in flags:
        yield f"some c in input.spec.template.spec.containers\n\tc.securityContext.{key} == {value}", f"{key} is {value}", "c.name"
    for key in ("readOnlyRootFilesystem", "runAsNonRoot", "capabilities", "seccompProfile", "runAsUser", "runAsGroup"):
        yield f"some c in input.spec.template.spec.containers\n\tnot c.securityContext.{key}", f"{key} is not set", "c.name"
    for key in ("limits.cpu", "limits.memory", "requests.cpu", "requests.memory"):
        yield f"some c in input.spec.template.spec.containers\n\tnot c.resources.{key}", f"no {key}", "c.name"
    for key in ("livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "imagePullPolicy"):
        yield f"some c in input.spec.template.spec.containers\n\tnot c.{key}", f"no {key}", "c.name"
    for tag in ("latest", "v2.0.1", "edge", "main"):
        yield f'some c in input.spec.template.spec.containers\n\tendswith(c.image, ":{tag}")', f"tag {tag}", "c.image"
    for port in (22, 80, 443, 9000):
        yield f"some c in input.spec.template.spec.containers\n\tsome p in c.ports\n\tp.containerPort == {port}", f"port {port}", "p.name"
    for key in ("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace"):
        yield f"input.spec.template.spec.{key} == true", f"{key} is on", "input.metadata.name"
    for key in ("team", "app.kubernetes.io/version", "app.kubernetes.io/part-of", "app.kubernetes.io/managed-by", "cost-centre", "tier"):
        yield f'not input.metadata.labels["{key}"]', f"no label {key}", "input.metadata.name"
    for key in ("owner", "runbook", "description", "on-call"):
        yield f'not input.metadata.annotations["{key}"]', f"no annotation {key}", "input.metadata.name"
    for key in ("hostPath", "emptyDir", "nfs", "gcePersistentDisk"):
        yield f"some v in input.spec.template.spec.volumes\n\tv.{key}", f"volume of type {key}", "v.name"
    for kind, least in (("Deployment", 2), ("StatefulSet", 3)):
        yield f'input.kind == "{kind}"\n\tinput.spec.replicas < {least}', f"fewer than {least} replicas", "input.metadata.name"
    for namespace in ("default", "kube-system"):
        yield f'input.metadata.namespace == "{namespace}"', f"namespace {namespace}", "input.metadata.name"
    for name in ("LOG_LEVEL", "TRACE", "REGION", "DEBUG"):
        yield f'some c in input.spec.template.spec.containers\n\tcount([e | some e in c.env; e.name == "{name}"]) == 0', f"no variable {name}", "c.name"
    yield 'not startswith(input.metadata.name, "web")', "not a web name", "input.metadata.name"
    yield "input.spec.template.spec.serviceAccountName == \"default\"", "default service account", "input.metadata.name"
    yield "not input.spec.template.spec.securityContext", "no security context of the pod", "input.metadata.name"
    yield "count(input.spec.template.spec.containers) > 1", "several containers", "input.metadata.name"
    yield 'some k, v in input.metadata.labels\n\tv == "growth"', "team growth", "k"
    yield "not input.spec.revisionHistoryLimit", "no revisionHistoryLimit", "input.metadata.name"
    yield "not input.spec.template.spec.automountServiceAccountToken == false", "token is mounted", "input.metadata.name"


def rule(number, condition, message, subject):
    return f"deny contains msg if {{\n\t{condition}\n\tmsg := sprintf(\"R{number:03} {message}: %v\", [{subject}])\n}}\n"


def package_of_rules(folder):
    folder.mkdir()
    rules = [rule(n, *c) for n, c in enumerate(list(conditions())[:60])]
    (folder / "main.rego").write_text("package main\n\n" + "\n".join(rules))
    return len(rules)


def packages_of_rules(folder):
    folder.mkdir()
    known = list(conditions())
    for n in range(160):
        (folder / f"r{n:03}.rego").write_text(f"package many.r{n:03}\n\n" + rule(n, *known[n % len(known)]))
    return 160


def rare_rules(folder):
    folder.mkdir()
    never = "some c in input.spec.template.spec.containers\n\tendswith(c.image, \":never-{}\")"
    rules = [rule(n, never.format(n), "tag", "c.image") for n in range(60)]
    (folder / "main.rego").write_text("package main\n\n" + "\n".join(rules))
