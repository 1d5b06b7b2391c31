resource "azurerm_cdn_endpoint_custom_domain" "main" {
  name            = "main"
  cdn_endpoint_id = azurerm_cdn_endpoint.main.id
  host_name       = "shop.example.com"

  user_managed_https {
    tls_version = "TLS10" # finding: terraform.azure.cdntls_protocol12
  }
}
