resource "azurerm_role_definition" "main" {
  name  = "main"
  scope = data.azurerm_subscription.main.id

  permissions {
    actions     = ["Microsoft.Compute/*/read"]
    not_actions = []
  }
}
