resource "google_artifact_registry_repository_iam_member" "readers" {
  repository = "shop"
  role   = "roles/viewer"
  member = "group:readers@example.com"
}
