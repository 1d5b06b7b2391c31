resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([{
    name  = "web"
    image = "${aws_ecr_repository.web.repository_url}:1.4.2"

    environment = [
      { name = "ENVIRONMENT", value = "production" },
    ]

    secrets = [
      { name = "DATABASE_PASSWORD", valueFrom = "arn:aws:ssm:eu-central-1:123456789012:parameter/database" },
    ]
  }])
}
