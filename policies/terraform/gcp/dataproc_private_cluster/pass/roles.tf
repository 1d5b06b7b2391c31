resource "google_dataproc_cluster_iam_member" "readers" {
  cluster = "shop"
  role   = "roles/viewer"
  member = "group:readers@example.com"
}
