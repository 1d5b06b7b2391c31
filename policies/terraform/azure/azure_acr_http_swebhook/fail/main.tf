resource "azurerm_container_registry_webhook" "main" {
  name          = "main"
  registry_name = azurerm_container_registry.main.name
  actions       = ["push"]
  service_uri   = "http://hooks.example.com/acr" # finding: terraform.azure.azure_acr_http_swebhook
}
