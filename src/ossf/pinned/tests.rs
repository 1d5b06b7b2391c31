//! Scripts and commands → dependencies.

use super::scripts::in_files;
use super::*;

/// What a script fetches: kind, whether it is pinned, line.
fn fetched(text: &str) -> Vec<(Kind, bool, usize)> {
    let survey = Survey { scripts: vec![("x.sh".to_owned(), text.to_owned())], ..Survey::default() };
    let mut found = Found::default();
    in_files(&survey, &mut found);
    assert_eq!(found.gaps, Vec::<String>::new(), "{text}");
    found.dependencies.iter().map(|found| (found.kind, found.is_pinned, found.first)).collect()
}

/// Commands by what they install and whether that is pinned.
const INSTALLS: [(Kind, bool, &[&str]); 10] = [
    (
        Kind::Go,
        true,
        &["go install example.com/x@v1.2.3", "go get -u ./local", "go get -d -v", "go install example.com/x@none"],
    ),
    (
        Kind::Go,
        false,
        &["go install example.com/x@latest", "go get -insecure example.com/x@v1.2.3", "go get example.com/x"],
    ),
    (Kind::Npm, true, &["npm ci", "npm --prefix x ci", "npm i github:a/b#0123456789abcdef0123456789abcdef01234567"]),
    (Kind::Npm, false, &["npm install", "npm i x@1.2.3", "npm update", "npm i git://a/b", "npm i github:a/b#main"]),
    (
        Kind::Pip,
        true,
        &[
            "pip install --require-hashes -r x.txt",
            "pip install x.whl",
            "pip3 install --no-deps -e .",
            "python -m pip install x.whl",
        ],
    ),
    (
        Kind::Pip,
        false,
        &[
            "pip install x",
            "pip install",
            "pip install -e .",
            "pip install x.whl y",
            "python3 -u -m pip install x",
            "sudo pip install -r x",
        ],
    ),
    (Kind::Choco, true, &["choco install x --require-checksums", "choco.exe install x --requirechecksum=true"]),
    (Kind::Choco, false, &["choco install x"]),
    (
        Kind::Nuget,
        true,
        &[
            "nuget install",
            "nuget install a/packages.config",
            "dotnet add x package y -v 1",
            "dotnet restore --locked-mode",
            "nuget restore -LockedMode",
            "msbuild /t:restore /p:RestoreLockedMode=true",
            "nuget.exe install x -Version 1",
        ],
    ),
    (
        Kind::Nuget,
        false,
        &["nuget install x", "dotnet add package x y", "dotnet restore", "nuget restore", "msbuild.exe /t:restore"],
    ),
];

#[test]
fn installs_are_known_and_judged() {
    let commit = "0123456789abcdef0123456789abcdef01234567";
    for (kind, is_pinned, texts) in INSTALLS {
        for text in texts {
            assert_eq!(fetched(text), [(kind, is_pinned, 1)], "{text}");
        }
    }
    let editable = format!("pip install --no-deps -e git+https://a.example/b.git@{commit}#egg=b");
    assert_eq!(fetched(&editable), [(Kind::Pip, true, 1)]);
    assert_eq!(fetched("pip install --no-deps -e git+https://a.example/b.git@main"), [(Kind::Pip, false, 1)]);
    for text in
        ["go build ./...", "go install", "npm run install-it", "pip freeze", "apt-get install x", "echo npm install"]
    {
        assert_eq!(fetched(text), [], "{text}");
    }
}

#[test]
fn downloads_that_are_run_are_found() {
    let found = [(Kind::DownloadThenRun, false, 1)];
    for text in [
        "curl -s https://a.example/x | sudo bash",
        "wget -qO- https://a.example/x | /usr/bin/python3",
        "bash <(curl https://a.example/x)",
        "sh -c 'curl https://a.example/x | sh'",
        "curl https://a.example/x > x && sh ./x",
        "wget https://a.example/get/x; chmod +x x; ./x",
        "wget -O /tmp/y https://a.example/x && bash /tmp/y",
        "gsutil cp gs://a/x . && ./x",
        "aws s3api get-object --bucket a --key b x && ./x",
    ] {
        let lines = fetched(text).into_iter().map(|(kind, is_pinned, _)| (kind, is_pinned, 1)).collect::<Vec<_>>();
        assert_eq!(lines, found, "{text}");
    }
    for text in [
        "curl https://raw.githubusercontent.com/a/b/0123456789abcdef0123456789abcdef01234567/x.sh | sh",
        "curl https://a.example/x | tar xz",
        "curl https://a.example/x > x; cat x",
        "cat x | bash",
        "python -c 'curl | bash'",
    ] {
        assert_eq!(fetched(text), [], "{text}");
    }
}

#[test]
fn the_share_of_pinned_ones_is_the_score() {
    let of = |kinds: &[(Kind, bool, usize)]| {
        let mut found = Found::default();
        for (kind, is_pinned, times) in kinds {
            (0..*times).for_each(|_| found.add(*kind, *is_pinned, "x", (1, 1)));
        }
        score(&found.dependencies)
    };
    assert_eq!(of(&[(Kind::OwnedAction, true, 1), (Kind::OwnedAction, false, 1)]).0, 5);
    // Actions of others weigh four times as much as GitHub's own, where there are both.
    assert_eq!(of(&[(Kind::OwnedAction, false, 1), (Kind::OtherAction, true, 1)]).0, 8);
    let (score, lines) = of(&[(Kind::Image, true, 1), (Kind::Pip, false, 2)]);
    assert_eq!(score, 3);
    assert_eq!(
        lines,
        [
            "Info:   1 out of   1 containerImage dependencies pinned",
            "Info:   0 out of   2 pipCommand dependencies pinned"
        ]
    );
}
