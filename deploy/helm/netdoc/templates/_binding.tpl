{{/* Binds a role to an account of its own name unless another is told. context, namespace (empty for all), role, account */}}
{{- define "netdoc.binding" -}}
{{- $name := include "netdoc.name" .context -}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ .namespace | empty | ternary "ClusterRoleBinding" "RoleBinding" }}
metadata:
  name: {{ $name }}-{{ .role }}
  {{- with .namespace }}
  namespace: {{ . }}
  {{- end }}
  labels: {{- include "netdoc.labels" .context | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: {{ .namespace | empty | ternary "ClusterRole" "Role" }}
  name: {{ $name }}-{{ .role }}
subjects:
- kind: ServiceAccount
  name: {{ $name }}-{{ .account | default .role }}
  namespace: {{ .context.Release.Namespace }}
{{- end -}}

{{/* The head of a role up to its rules. context, namespace (empty for all), role */}}
{{- define "netdoc.role" -}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ .namespace | empty | ternary "ClusterRole" "Role" }}
metadata:
  name: {{ include "netdoc.name" .context }}-{{ .role }}
  {{- with .namespace }}
  namespace: {{ . }}
  {{- end }}
  labels: {{- include "netdoc.labels" .context | nindent 4 }}
rules:
{{- end -}}
