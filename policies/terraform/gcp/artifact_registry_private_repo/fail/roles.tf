resource "google_artifact_registry_repository_iam_member" "everybody" {
  repository = "shop"
  role   = "roles/viewer"
  member = "allUsers" # finding: terraform.gcp.artifact_registry_private_repo
}

resource "google_artifact_registry_repository_iam_binding" "readers" {
  repository = "shop"
  role = "roles/viewer"
  members = [
    "group:readers@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.artifact_registry_private_repo
  ]
}
