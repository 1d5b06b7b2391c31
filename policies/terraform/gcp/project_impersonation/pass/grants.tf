resource "google_service_account_iam_member" "deploy" {
  service_account_id = google_service_account.deploy.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "group:platform@example.com"
}

resource "google_project_iam_member" "pubsub" {
  project = "shop-prod"
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = "serviceAccount:service-1234567890@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_project_iam_binding" "viewers" {
  project = "shop-prod"
  role    = "roles/viewer"
  members = ["group:developers@example.com"]
}
