data "azurerm_subscription" "primary" {}

resource "azurerm_role_definition" "operator" {
  name  = "machine-operator"
  scope = data.azurerm_subscription.primary.id

  permissions {
    actions = [
      "Microsoft.Compute/virtualMachines/read",
      "Microsoft.Compute/virtualMachines/restart/action",
    ]
  }

  assignable_scopes = [data.azurerm_subscription.primary.id]
}

resource "azurerm_role_definition" "builder" {
  name  = "builder"
  scope = azurerm_resource_group.shop.id

  permissions {
    actions = ["*"]
  }
}
