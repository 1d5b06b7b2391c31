resource "google_dialogflow_cx_webhook" "main" {
  display_name               = "orders"
  parent                     = google_dialogflow_cx_agent.main.id
  enable_stackdriver_logging = true
}
