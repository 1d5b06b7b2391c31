resource "azurerm_key_vault_secret" "orders" { # finding: terraform.azure.kv_secret_content_type
  name         = "orders"
  value        = random_password.orders.result
  key_vault_id = azurerm_key_vault.main.id
}
