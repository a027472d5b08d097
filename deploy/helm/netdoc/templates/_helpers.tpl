{{- define "netdoc.name" -}}
{{- .Values.fullnameOverride | default .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{- define "netdoc.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "netdoc.labels" -}}
{{ include "netdoc.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "netdoc.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end -}}
{{- end -}}

{{/* Not empty where the store is a database: StoreAddress tells them apart the same way. */}}
{{- define "netdoc.database" -}}
{{- regexFind "^(?i)(jdbc:)?postgres(ql)?:" .Values.config.store -}}
{{- end -}}

{{/* Not empty where approved fixes are carried out. */}}
{{- define "netdoc.acts" -}}
{{- if (.Values.config.remediation | default dict).enabled -}}true{{- end -}}
{{- end -}}

{{/* Not empty where approvers are asked for rights of their own in a cluster. */}}
{{- define "netdoc.reviews" -}}
{{- range .Values.config.clusters -}}{{- if .subjectAccessReview -}}true{{- end -}}{{- end -}}
{{- end -}}

{{/* What would start and then not work is refused here. */}}
{{- define "netdoc.check" -}}
{{- if not .Values.slack.existingSecret -}}
{{- fail "slack.existingSecret must name a Secret with Slack's tokens: kubectl create secret generic netdoc-slack --from-literal=bot-token=xoxb-… --from-literal=app-token=xapp-…" -}}
{{- end -}}
{{- if regexMatch "xox[a-z]-|xapp-[0-9]" (toYaml .Values.config) -}}
{{- fail "config holds a Slack token and would be written to a ConfigMap; put it into the Secret that slack.existingSecret names" -}}
{{- end -}}
{{- if include "netdoc.database" . -}}
{{- if not .Values.store.existingSecret -}}
{{- fail "store.existingSecret must name a Secret with the database's user and password, for config.store is a database" -}}
{{- end -}}
{{- else -}}
{{- if gt (int .Values.replicas) 1 -}}
{{- fail (printf "%d replicas cannot share the SQLite file %s; set replicas to 1 or config.store to postgresql://HOST:PORT/DATABASE" (int .Values.replicas) .Values.config.store) -}}
{{- end -}}
{{- if not (hasPrefix "/var/lib/netdoc/" .Values.config.store) -}}
{{- fail (printf "config.store must be below /var/lib/netdoc/, where the volume is, or postgresql://HOST:PORT/DATABASE; it is %s" .Values.config.store) -}}
{{- end -}}
{{- end -}}
{{- if and .Values.config.alertmanager (not .Values.alertmanager.existingSecret) -}}
{{- fail "alertmanager.existingSecret must name a Secret with the webhook's token or key, or anybody could post" -}}
{{- end -}}
{{- if and .Values.ingress.enabled (or (ne .Values.slack.mode "http") (not .Values.ingress.host)) -}}
{{- fail "ingress is for Slack's calls: set slack.mode to http and ingress.host" -}}
{{- end -}}
{{- if include "netdoc.acts" . -}}
{{- range .Values.config.clusters -}}
{{- $write := .write | default dict -}}
{{- if not (or .kubeconfig .context $write.kubeconfig $write.tokenFile) -}}
{{- fail (printf "cluster %s would be changed with the account that reads; set its write.tokenFile to /var/run/secrets/netdoc/actor/token" .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
