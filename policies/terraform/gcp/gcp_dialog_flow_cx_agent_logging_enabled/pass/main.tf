resource "google_dialogflow_cx_agent" "main" {
  display_name               = "shop"
  location                   = "global"
  default_language_code      = "en"
  time_zone                  = "Europe/Berlin"
  enable_stackdriver_logging = true
}
