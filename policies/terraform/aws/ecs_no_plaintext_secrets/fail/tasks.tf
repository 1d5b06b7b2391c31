resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([{ # finding: terraform.aws.ecs_no_plaintext_secrets
    name  = "web"
    image = "${aws_ecr_repository.web.repository_url}:1.4.2"

    environment = [
      { name = "ENVIRONMENT", value = "production" },
      { name = "DATABASE_PASSWORD", value = "x8Kq2vLm0Zr4" },
    ]
  }])
}
