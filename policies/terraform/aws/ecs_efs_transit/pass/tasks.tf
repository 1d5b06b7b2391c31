resource "aws_ecs_task_definition" "uploads" {
  family                = "uploads"
  container_definitions = file("uploads.json")

  volume {
    name = "scratch"
  }

  volume {
    name = "uploads"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.uploads.id
      transit_encryption = "ENABLED"
    }
  }
}
