//! What people read: README, runbook, licence, owners, and the entry in the catalog.

use std::fmt::Write as _;

use super::State;
use crate::demo::company::Service;
use crate::demo::practice::Practice;

const LICENSE: &str = "\
MIT License

Copyright (c) Marlow

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
\"Software\"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject
to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
";

pub(super) fn put(service: &Service, state: &State, put: &mut dyn FnMut(&str, String)) {
    let Service { name, team, does, .. } = service;
    if state.has(Practice::Readme) {
        let text = format!(
            "# {name}\n\nIt {does}. The {team} team looks after it.\n\n## Start it\n\nSee `.github/workflows/ci.yml` for how it is \
             built and tested. It listens on port 8080 and needs a database, whose address is in `DATABASE_URL`.\n\n## Ask\n\n\
             Questions go to `#team-{team}`.\n"
        );
        put("README.md", text);
    }
    if state.has(Practice::Runbook) {
        put("docs/runbook.md", runbook(service, state));
    }
    if state.has(Practice::License) {
        put("LICENSE", LICENSE.to_owned());
    }
    if state.has(Practice::Codeowners) {
        put(".github/CODEOWNERS", format!("* @marlow/{team}\n"));
    }
    if state.has(Practice::SecurityPolicy) {
        let text = "# Security\n\nPlease report what you find to security@marlow.example, and give us 90 days before you publish it.\n";
        put("SECURITY.md", text.to_owned());
    }
    put("catalog-info.yaml", catalog(service, state));
}

fn runbook(service: &Service, state: &State) -> String {
    let name = service.name;
    let mut text = format!(
        "# Runbook of {name}\n\nIt {}. When it fails, look at its dashboard first, then at its logs, then at the database that it needs. \
         A restart is safe at any time: `kubectl rollout restart deployment/{name}`.\n",
        service.does
    );
    if state.has(Practice::LongRunbook) {
        text.push_str(
            "\n## Alerts\n\n- **Errors**: more than one of a hundred requests failed for five minutes. Compare the time with the last \
             deployment, and roll back if they fit.\n- **Latency**: the slowest of a hundred requests took more than a second. See \
             whether the database waits for locks, and whether all replicas are there.\n- **Saturation**: memory is above nine tenths \
             of its limit. Raise the limit first, look for the leak after that.\n",
        );
    }
    text
}

fn catalog(service: &Service, state: &State) -> String {
    let Service { name, team, tier, does, .. } = service;
    let mut text = format!("apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\n");
    if state.has(Practice::Description) {
        let _ = writeln!(text, "  description: The service {name} {does}.");
    }
    if state.has(Practice::Tier) {
        let _ = writeln!(text, "  labels:\n    karat.dev/tier: \"{tier}\"");
    }
    if state.has(Practice::OnCall) {
        let _ = writeln!(text, "  annotations:\n    pagerduty.com/service-id: {}", service.name.to_uppercase());
    }
    if state.has(Practice::Dashboard) {
        let _ = writeln!(text, "  links:\n    - title: Dashboard\n      url: https://grafana.marlow.example/d/{name}");
    }
    let kind = if *name == "web-shop" { "website" } else { "service" };
    let lifecycle = if state.is_deprecated { "deprecated" } else { "production" };
    let _ = writeln!(text, "spec:\n  type: {kind}\n  lifecycle: {lifecycle}\n  owner: {team}");
    if state.has(Practice::System) {
        let _ = writeln!(text, "  system: {}", service.owner().system);
    }
    text
}
