resource "azurerm_monitor_log_profile" "default" {
  name       = "default"
  categories = ["Action", "Delete", "Write"] # finding: terraform.azure.monitor_activities
  locations  = ["westus", "global"]
}
