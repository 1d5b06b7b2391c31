resource "aws_apigatewayv2_route" "orders" { # finding: terraform.aws.api_gateway_v2_route_defines_authorization_type
  api_id    = aws_apigatewayv2_api.shop.id
  route_key = "GET /orders"
  target    = "integrations/${aws_apigatewayv2_integration.orders.id}"
}
