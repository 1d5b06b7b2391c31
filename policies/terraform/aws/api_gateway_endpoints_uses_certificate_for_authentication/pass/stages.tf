resource "aws_api_gateway_client_certificate" "shop" {
  description = "Shown to the servers of the shop"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = aws_api_gateway_rest_api.shop.id
  deployment_id         = aws_api_gateway_deployment.shop.id
  stage_name            = "prod"
  client_certificate_id = aws_api_gateway_client_certificate.shop.id
}
