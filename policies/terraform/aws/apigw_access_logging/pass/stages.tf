resource "aws_apigatewayv2_stage" "shop" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = "$context.requestId $context.identity.sourceIp $context.status"
  }
}

resource "aws_api_gateway_stage" "old" {
  rest_api_id   = aws_api_gateway_rest_api.old.id
  deployment_id = aws_api_gateway_deployment.old.id
  stage_name    = "prod"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = jsonencode({ id = "$context.requestId", ip = "$context.identity.sourceIp" })
  }
}
