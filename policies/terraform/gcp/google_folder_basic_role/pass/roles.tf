resource "google_folder_iam_member" "jane" {
  folder = "folders/1234567"
  role   = "roles/logging.viewer"
  member = "user:jane@example.com"
}
