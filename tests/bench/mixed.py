"""A made-up tree of what a team keeps beside its code: manifests, Dockerfiles, workflows, Terraform, a compose file.

Every repository mixes good and bad habits as real ones do, by a generator with a fixed seed: the same bytes everywhere.
"""
import random

from made_up import manifest

SHA = "11bd71901bbe5b1630ceea73d27597364c9af683"
SERVICES = ["web", "api", "worker", "cart", "search", "billing", "mail", "stock"]


def mixed(folder, repositories):
    """A folder of repositories with ten manifests, four Dockerfiles, three workflows and six files of Terraform each."""
    rng = random.Random(2)
    for r in range(repositories):
        team = folder / f"team-{r:03}"
        for n in range(10):
            write(team / f"deploy/app-{n:03}.yaml", manifest(rng, n))
        for service in rng.sample(SERVICES, 4):
            write(team / f"services/{service}/Dockerfile", dockerfile(rng, service))
        for name in ("ci", "release", "preview"):
            write(team / f".github/workflows/{name}.yml", workflow(rng, name))
        for name, text in terraform(rng, r).items():
            write(team / f"infrastructure/{name}.tf", text)
        write(team / "compose.yaml", compose(rng))
        write(team / ".git/HEAD", "ref: refs/heads/main\n")
    return folder


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def dockerfile(rng, service):
    pick = rng.choice
    base, install = pick([
        ("python:3.13-slim", "pip install --no-cache-dir -r requirements.txt"),
        ("python:latest", "pip install -r requirements.txt"),
        ("node:22-alpine@sha256:" + "9f3ae04faa4d2188825803bf890792f33cc39033c9241fc6bb201149470436ca", "npm ci --omit=dev"),
        ("node", "npm install"),
    ])
    packages = pick(["", "RUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.1-10 \\\n"
                     "    && rm -rf /var/lib/apt/lists/*\n", "RUN apt-get update\nRUN apt-get install -y curl sudo\n",
                     "RUN curl -sSL https://get.example.com/tool | sh\n"])
    variables = pick(["", "ENV LOG_LEVEL=info PORT=8080\n", "ENV API_TOKEN=5f4dcc3b5aa765d61d8327deb882cf99\n"])
    copied = pick(["COPY . .", "ADD . /srv", "COPY --chown=1000:1000 . ."])
    user = pick(["", "USER 1000:1000\n", "USER root\n"])
    health = pick(["", "HEALTHCHECK CMD curl -fs http://localhost:8080/healthz || exit 1\n"])
    return f"""# The image of {service}.
FROM {base} AS build
WORKDIR {pick(['/srv', 'srv'])}
{packages}{variables}{copied}
RUN {install}

FROM {base}
LABEL org.opencontainers.image.title="{service}"
COPY --from=build /srv /srv
EXPOSE {pick([8080, 22, 443])}
{user}{health}{pick([f'CMD ["/srv/{service}"]', f'CMD /srv/{service}', f'ENTRYPOINT ["/srv/{service}"]'])}
"""


def workflow(rng, name):
    pick = rng.choice
    checkout = pick([f"actions/checkout@{SHA} # v4.2.2", "actions/checkout@v4", "actions/checkout@main"])
    trigger = {"ci": "  push:\n    branches: [main]\n  pull_request:\n", "release": "  push:\n    tags: ['v*']\n",
               "preview": pick(["  pull_request_target:\n", "  pull_request:\n", "  issue_comment:\n    types: [created]\n"])}[name]
    rights = pick(["", "permissions: {}\n", "permissions:\n  contents: read\n", "permissions: write-all\n"])
    head = pick(["", "          ref: ${{ github.event.pull_request.head.sha }}\n", "          persist-credentials: false\n"])
    say = pick(["make test", "echo \"${{ github.event.pull_request.title }}\"", "./scripts/build.sh \"$GITHUB_SHA\"",
                "curl -sSL https://get.example.com/tool | bash"])
    secret = pick(["", "        env:\n          TOKEN: ${{ secrets.DEPLOY_TOKEN }}\n", "        env:\n          ALL: ${{ toJSON(secrets) }}\n"])
    return f"""name: {name}
on:
{trigger}{rights}
jobs:
  {name}:
    runs-on: {pick(['ubuntu-24.04', 'ubuntu-latest', '[self-hosted, linux]'])}
{pick(['', '    timeout-minutes: 20' + chr(10)])}    strategy:
      matrix:
        version: {pick(['["3.12", "3.13"]', '[20, 22]'])}
    steps:
      - uses: {checkout}
        with:
          fetch-depth: {pick([0, 1])}
{head}      - uses: {pick([f'actions/setup-node@{SHA} # v4.4.0', 'actions/setup-node@v4', 'shop/setup@master'])}
      - name: {name}
        run: {say}
{secret}"""


def terraform(rng, number):
    """Files of a root module: name → text."""
    return {"main": PROVIDERS, "storage": storage(rng, number), "network": network(rng), "database": database(rng),
            "compute": compute(rng), "azure": azure(rng), "google": google(rng)}


PROVIDERS = """terraform {
  required_version = ">= 1.9"
  required_providers {
    aws     = { source = "hashicorp/aws", version = "~> 6.0" }
    azurerm = { source = "hashicorp/azurerm", version = "~> 4.0" }
    google  = { source = "hashicorp/google", version = "~> 7.0" }
  }
}

variable "environment" {
  type    = string
  default = "production"
}

locals {
  tags = { team = "checkout", environment = var.environment }
}
"""


def storage(rng, number):
    blocked = rng.choice(["true", "true", "false"])
    encrypted = rng.choice(["", """
resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}
"""])
    return f"""resource "aws_s3_bucket" "logs" {{
  bucket = "shop-{number:03}-logs-${{var.environment}}"
  tags   = local.tags
}}

resource "aws_s3_bucket_public_access_block" "logs" {{
  bucket                  = aws_s3_bucket.logs.id
  block_public_acls       = {blocked}
  block_public_policy     = {blocked}
  ignore_public_acls      = true
  restrict_public_buckets = {blocked}
}}

resource "aws_s3_bucket_versioning" "logs" {{
  bucket = aws_s3_bucket.logs.id
  versioning_configuration {{
    status = "{rng.choice(['Enabled', 'Suspended'])}"
  }}
}}
{encrypted}"""


def network(rng):
    return f"""resource "aws_security_group" "web" {{
  name        = "web"
  description = "{rng.choice(['The front door of the shop', 'Managed by Terraform'])}"
  ingress {{
    from_port   = {rng.choice([22, 443, 3389])}
    to_port     = {rng.choice([443, 3389])}
    protocol    = "tcp"
    cidr_blocks = ["{rng.choice(['0.0.0.0/0', '10.0.0.0/8'])}"]
  }}
  egress {{
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }}
}}

resource "aws_lb_listener" "web" {{
  load_balancer_arn = aws_lb.web.arn
  port              = {rng.choice(['80', '443'])}
  protocol          = "{rng.choice(['HTTP', 'HTTPS'])}"
  default_action {{
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }}
}}
"""


def database(rng):
    return f"""resource "aws_db_instance" "shop" {{
  identifier              = "shop-${{var.environment}}"
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 50
  storage_encrypted       = {rng.choice(['true', 'false'])}
  publicly_accessible     = {rng.choice(['true', 'false', 'false'])}
  backup_retention_period = {rng.choice([0, 7, 30])}
  deletion_protection     = {rng.choice(['true', 'false'])}
  username                = "shop"
  password                = {rng.choice(['var.password', '"correct-horse"'])}
}}

resource "aws_dynamodb_table" "carts" {{
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {{
    name = "id"
    type = "S"
  }}
  point_in_time_recovery {{
    enabled = {rng.choice(['true', 'false'])}
  }}
}}
"""


def compute(rng):
    hops = rng.choice(["", '  metadata_options {\n    http_tokens = "required"\n  }\n', '  metadata_options {\n    http_tokens = "optional"\n  }\n'])
    return f"""resource "aws_instance" "worker" {{
  ami                         = "ami-0abcdef1234567890"
  instance_type               = "t4g.small"
  associate_public_ip_address = {rng.choice(['true', 'false'])}
{hops}  root_block_device {{
    encrypted = {rng.choice(['true', 'false'])}
  }}
}}

resource "aws_iam_policy" "worker" {{
  name   = "worker"
  policy = jsonencode({{
    Version   = "2012-10-17"
    Statement = [{{ Effect = "Allow", Action = {rng.choice(['"*"', '["s3:GetObject"]'])}, Resource = "*" }}]
  }})
}}
"""


def azure(rng):
    return f"""resource "azurerm_storage_account" "shop" {{
  name                            = "shopassets"
  resource_group_name             = azurerm_resource_group.shop.name
  location                        = "westeurope"
  account_tier                    = "Standard"
  account_replication_type        = "{rng.choice(['LRS', 'GRS'])}"
  min_tls_version                 = "{rng.choice(['TLS1_2', 'TLS1_0'])}"
  allow_nested_items_to_be_public = {rng.choice(['true', 'false'])}
}}

resource "azurerm_network_security_rule" "admin" {{
  name                       = "admin"
  priority                   = 100
  direction                  = "Inbound"
  access                     = "Allow"
  protocol                   = "Tcp"
  source_port_range          = "*"
  destination_port_range     = "{rng.choice(['22', '3389', '443'])}"
  source_address_prefix      = "{rng.choice(['*', '10.0.0.0/8'])}"
  destination_address_prefix = "*"
}}
"""


def google(rng):
    return f"""resource "google_storage_bucket" "assets" {{
  name                        = "shop-assets"
  location                    = "EU"
  uniform_bucket_level_access = {rng.choice(['true', 'false'])}
}}

resource "google_compute_firewall" "admin" {{
  name          = "admin"
  network       = "default"
  source_ranges = ["{rng.choice(['0.0.0.0/0', '35.235.240.0/20'])}"]
  allow {{
    protocol = "tcp"
    ports    = ["{rng.choice(['22', '3389', '443'])}"]
  }}
}}
"""


def compose(rng):
    pick = rng.choice
    return f"""services:
  web:
    build: services/web
    ports: ["{pick(['8080:8080', '127.0.0.1:8080:8080'])}"]
    privileged: {pick(['true', 'false'])}
    environment:
      LOG_LEVEL: info
  cache:
    image: redis:{pick(['7.4', 'latest'])}
    volumes: ["{pick(['cache:/data', '/var/run/docker.sock:/var/run/docker.sock'])}"]
volumes:
  cache: {{}}
"""
