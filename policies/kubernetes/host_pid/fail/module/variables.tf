variable "host_pid" {
  type    = bool
  default = true
}

variable "is_plain" {
  type    = bool
  default = true
}

resource "kubernetes_namespace_v1" "tools" {
  metadata {
    name = "tools"
  }
}
