resource "azurerm_key_vault_secret" "orders" {
  name         = "orders"
  value        = random_password.orders.result
  key_vault_id = azurerm_key_vault.main.id
  content_type = "password"
}
