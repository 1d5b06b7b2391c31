resource "aws_api_gateway_stage" "prod" { # finding: terraform.aws.api_gateway_endpoints_uses_certificate_for_authentication
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "prod"
}
