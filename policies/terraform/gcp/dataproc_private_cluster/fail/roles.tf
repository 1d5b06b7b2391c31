resource "google_dataproc_cluster_iam_member" "everybody" {
  cluster = "shop"
  role   = "roles/viewer"
  member = "allUsers" # finding: terraform.gcp.dataproc_private_cluster
}

resource "google_dataproc_cluster_iam_binding" "readers" {
  cluster = "shop"
  role = "roles/viewer"
  members = [
    "group:readers@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.dataproc_private_cluster
  ]
}
