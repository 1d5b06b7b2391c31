//! Golden paths on the pages of `karat serve`, and in its API.

use serde_json::{Value, json};

use crate::history_adoption::{record, told};
use crate::serve::{looked, serve};

#[test]
fn pages_tell_who_is_on_golden_paths_and_what_the_others_lack() {
    let folder = told();
    let server = serve(&folder, "2026-11-26");
    let page = |path: &str| {
        let (status, text) = server.get(path);
        assert_eq!(status, 200, "{path}");
        text
    };
    let overview = page("/");
    assert!(overview.contains("id=\"adoption\">Golden paths") && overview.contains("href=\"/paths/service\""));
    let numbers = page("/?csv=adoption&days=180");
    assert_eq!(numbers.lines().next(), Some("day,\"Other, %\",\"Service, %\""), "{numbers}");
    assert!(numbers.contains("2026-09-10,0,80\n") && numbers.contains("2026-08-20,0,66.7\n"), "{numbers}");
    assert_eq!(
        page("/?csv=paths&days=93"),
        "path,for,on,off,unknown,share,change,came,left\nother,5,0,5,0,0,0,0,0\nservice,5,3,2,0,6000,-667,1,1\n"
    );
    let own = page("/paths/service?days=93");
    for said in ["version 2.0.0", "2 signals", "another way is allowed", "stayed for 90 days"] {
        assert!(own.contains(said), "{said}");
    }
    assert_eq!(
        page("/paths/service?csv=off&days=93"),
        "entity,owner,state,signals seen,lacks,not known,since\n\
         component:default/mail,group:default/team-m,off,1,image,,2026-11-20T00:00:00Z\n\
         component:default/stock,group:default/team-s,off,0,\"ci, image\",,2026-09-10T00:00:00Z\n"
    );
    assert_eq!(
        page("/paths/service?csv=signals"),
        "signal,seen,lacking,not applicable,unknown\nci,4,1,0,0\nimage,3,2,0,0\n"
    );
    let owners = page("/paths/service?csv=owners&days=93");
    assert_eq!(owners.lines().nth(1), Some("group:default/team-m,1,0,1,0,0,-10000,0,1"), "{owners}");
    let steps = page("/paths/service?csv=steps&days=93");
    assert!(steps.contains("component:default/mail,group:default/team-m,off,image pass → fail"), "{steps}");
    assert_eq!(server.get("/paths/none").0, 404);
    assert_eq!(
        page("/entities/component:default/mail?csv=paths"),
        "path,state,lacks,not known,since\nother,off,ci,,2026-05-02T00:00:00Z\nservice,off,image,,2026-11-20T00:00:00Z\n"
    );
    if let Some(pages) = looked(&server, 60) {
        for heading in ["Golden paths", "Service", "Other"] {
            assert!(pages.contains_key(heading), "{heading} in {:?}", pages.keys());
        }
    }
}

#[test]
fn an_entity_of_which_only_golden_paths_speak_has_a_page_too() {
    let folder = told();
    std::fs::remove_file(folder.path().join("kept.db")).unwrap();
    let card = std::fs::read_to_string(folder.path().join("standards/scorecards/base.toml")).unwrap();
    folder.write(
        "standards/scorecards/base.toml",
        card.replace("[[level]]", "applies = { any = [{ owner = [\"group:default/team-c\"] }] }\n[[level]]"),
    );
    record(&folder, "2026-11-26");
    let server = serve(&folder, "2026-11-26");
    let (status, page) = server.get("/entities/component:default/mail");
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("stands on no scorecard now") && page.contains("href=\"/paths/service\""), "{page}");
}

#[test]
fn programs_ask_for_golden_paths_their_days_and_their_entities() {
    let folder = told();
    let server = serve(&folder, "2026-11-26");
    let document: Value = serde_json::from_str(&server.get("/api/v1/openapi.json").1).unwrap();
    let get = |path: &str| -> Value {
        let (status, text) = server.get(path);
        assert_eq!(status, 200, "{path}: {text}");
        let answer = serde_json::from_str(&text).unwrap();
        crate::serve_api::as_described(&document, path, &answer);
        answer
    };
    let all = get("/api/v1/paths?since=2026-08-25");
    let service = &all["paths"][1];
    assert_eq!(
        [&service["id"], &service["now"]["share"], &service["before"]["share"], &service["stayed"]["share"]],
        [&json!("service"), &json!(6000), &json!(6667), &json!(5000)]
    );
    assert_eq!((&service["came"], &service["left"], &service["new"]["on"]), (&json!(1), &json!(1), &json!(1)));
    let one = get("/api/v1/paths/service?since=2026-08-25");
    assert_eq!(
        one["days"][1],
        json!({"day": "2026-09-10", "on": 4, "off": 1, "unknown": 0, "share": 8000, "up_to": 8000})
    );
    assert_eq!(one["steps"][0]["signals"], json!([{"id": "image", "was": "fail", "is": "pass"}]));
    let first = get("/api/v1/paths/service/entities?state=off&limit=1");
    assert_eq!(first["items"][0]["entity"], "component:default/mail");
    let next = format!("/api/v1/paths/service/entities?state=off&limit=1&cursor={}", first["next"].as_str().unwrap());
    let second = get(&next);
    assert_eq!((&second["items"][0]["name"], &second["next"]), (&json!("stock"), &Value::Null));
    assert_eq!(server.get("/api/v1/paths/none").0, 404);
    assert!(document["paths"]["/api/v1/paths/{id}/entities"]["get"]["parameters"].is_array());
}
