resource "google_bigquery_table_iam_member" "analysts" {
  dataset_id = google_bigquery_table.orders.dataset_id
  table_id   = google_bigquery_table.orders.table_id
  role       = "roles/bigquery.dataViewer"
  member     = "group:analysts@example.com"
}
